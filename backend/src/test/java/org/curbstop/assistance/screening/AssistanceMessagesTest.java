package org.curbstop.assistance.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.curbstop.assistance.DenialReason;
import org.curbstop.assistance.HeatingFuel;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.HouseholdCircumstance;
import org.curbstop.assistance.HouseholdIncome;
import org.curbstop.assistance.PayFrequency;
import org.curbstop.common.Language;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.common.Money;
import org.curbstop.policies.PolicyPack;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;

class AssistanceMessagesTest {

    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)");
    private static final List<Language> LANGUAGES = List.of(Language.ENGLISH, Language.SPANISH);
    private static final Household DEE = new Household(4, Optional.of(new HouseholdIncome(Money.usd("4200.00"), PayFrequency.MONTH)),
            Map.of(HouseholdCircumstance.SHUT_OFF_NOTICE, false, HouseholdCircumstance.SHUT_OFF, false));

    @Test
    void both_languages_have_the_same_messages_and_placeholders() throws IOException {
        Properties english = words("en");
        Properties spanish = words("es");
        assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(holes(spanish.getProperty(key))).as(key).isEqualTo(holes(english.getProperty(key)));
        }
        for (HouseholdCircumstance circumstance : HouseholdCircumstance.values()) {
            assertThat(english).containsKey("circumstance." + circumstance);
        }
        for (HeatingFuel fuel : HeatingFuel.values()) {
            assertThat(english).containsKey("fuel." + fuel);
        }
        for (DenialReason denial : DenialReason.values()) {
            assertThat(english).containsKey("denial." + denial);
        }
    }

    @Test
    void the_spanish_explanation_contains_the_deciding_figure() {
        assertThat(words(Language.SPANISH).decidingReason(finding("liheap", DEE)))
                .isEqualTo("Su ingreso está dentro del límite para 4 personas: $77,550 al año.");
        assertThat(words(Language.ENGLISH).decidingReason(finding("crisis-voucher", DEE)))
                .isEqualTo("It is only for homes with a shut-off notice or service that is off.");
        assertThat(words(Language.SPANISH).decidingReasonShort(finding("medical-protection", DEE)))
                .isEqualTo("para hogares con alguien que depende de un equipo médico");
    }

    @Test
    void every_reason_of_millbrooks_programs_has_a_message() {
        for (Household household : List.of(DEE, new Household(1, Optional.empty(), Map.of()), new Household(2,
                Optional.of(new HouseholdIncome(Money.usd("9000.00"), PayFrequency.WEEK)), Map.of(HouseholdCircumstance.SENIOR, true)))) {
            for (LocalDate day : List.of(LocalDate.parse("2026-11-22"), LocalDate.parse("2026-07-01"))) {
                for (String state : List.of("OR", "WA")) {
                    for (ProgramEligibility eligibility : screening().screen(household, day, state, Set.of(ServiceType.WATER))) {
                        for (Language language : LANGUAGES) {
                            assertThat(words(language).decidingReason(eligibility)).doesNotContain("{").endsWith(".");
                            assertThat(words(language).decidingReasonShort(eligibility)).doesNotContain("{").isNotBlank();
                            eligibility.reasons().forEach(reason -> assertThat(words(language).reason(reason)).isNotBlank());
                        }
                    }
                }
            }
        }
    }

    @Test
    void a_household_of_one_is_singular_and_dates_are_written_out() {
        ProgramEligibility eligibility = screening()
                .screen(new Household(1, Optional.empty(), Map.of()), LocalDate.parse("2026-07-01"), "OR", Set.of(ServiceType.ELECTRIC))
                .stream()
                .filter(one -> one.program().id().equals("liheap")).findFirst().orElseThrow();
        assertThat(words(Language.ENGLISH).decidingReason(eligibility)).isEqualTo("It takes applications from October 1 to May 31 only.");
        assertThat(words(Language.ENGLISH).reason(eligibility.reasons().get(2)))
                .isEqualTo("It depends on your income. The limit for one person is $23,940 a year before taxes.");
    }

    private static ProgramEligibility finding(String program, Household household) {
        return screening().screen(household, LocalDate.parse("2026-11-22"), "OR", Set.of(ServiceType.ELECTRIC, ServiceType.WATER)).stream()
                .filter(one -> one.program().id().equals(program)).findFirst().orElseThrow();
    }

    private static Screening screening() {
        return new Screening(ProgramFileReader.read(PolicyPack.named("millbrook").file("assistance"), LANGUAGES), IncomeTables.builtIn(),
                org.curbstop.utility.SampleUtility.millbrook(), org.curbstop.utility.SampleUtility.clock());
    }

    private static AssistanceMessages words(Language language) {
        return AssistanceMessages.forLanguage(language);
    }

    private static TreeSet<String> holes(String pattern) {
        var holes = new TreeSet<String>();
        var matcher = HOLE.matcher(pattern.replaceAll("one \\{[^}]*\\} other \\{[^}]*\\}", ""));
        while (matcher.find()) {
            holes.add(matcher.group(1));
        }
        return holes;
    }

    private static Properties words(String language) {
        return LanguageFolder.properties(new Language(language), "assistance.properties");
    }
}
