package org.curbstop.assistance.screening;

import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.curbstop.assistance.DenialReason;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.HouseholdCircumstance;
import org.curbstop.assistance.HouseholdIncome;
import org.curbstop.assistance.referrals.ReferralConsent;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.language.LanguageFolder;

/** What a screening says, in the words of one language: the same on the phone, on a page and at the desk. */
public final class AssistanceMessages {

    private static final List<
            String> TELLING = List.of("closed", "income", "benefits", "needs", "heating", "income-table", "season", "service");

    private final Language language;
    private final Properties messages;

    private AssistanceMessages(Language language, Properties messages) {
        this.language = language;
        this.messages = messages;
    }

    /** In this language, or in English where there are no words in it. */
    public static AssistanceMessages forLanguage(Language language) {
        Language spoken = LanguageFolder.isInstalled(language) ? language : Language.ENGLISH;
        return new AssistanceMessages(spoken, LanguageFolder.properties(spoken, "assistance.properties"));
    }

    public String name(AssistanceProgram program) {
        return inLanguage(program.name());
    }

    /** The name where it is used alone, in a list or over a card. */
    public String title(AssistanceProgram program) {
        String name = name(program);
        return name.substring(0, 1).toUpperCase(language.locale()) + name.substring(1);
    }

    /** What one gets, a sentence. */
    public String benefit(AssistanceProgram program) {
        return inLanguage(program.gives());
    }

    /** What to bring, each as people call it. */
    public List<String> documents(AssistanceProgram program) {
        return program.documents().stream().map(document -> inLanguage(document.name())).toList();
    }

    public String document(AssistanceProgram.RequiredDocument document) {
        return inLanguage(document.name());
    }

    /** Why an agency or we said no. */
    public String denial(DenialReason denial) {
        return format("denial." + denial, Map.of());
    }

    public String verdict(EligibilityVerdict verdict) {
        return format("verdict." + verdict, Map.of());
    }

    /** Shows the next few programs. */
    public String moreLabel() {
        return format("more", Map.of());
    }

    /** Wants to know no more of them. */
    public String doneLabel() {
        return format("done", Map.of());
    }

    /** The reason that decided, a sentence with its figure. */
    public String decidingReason(ProgramEligibility eligibility) {
        return reason(mostTellingReason(eligibility));
    }

    /** The same in a few words, for a text message. */
    public String decidingReasonShort(ProgramEligibility eligibility) {
        EligibilityReason reason = mostTellingReason(eligibility);
        return format("short." + reason.code(), facts(reason));
    }

    public String reason(EligibilityReason reason) {
        return format("reason." + reason.code(), facts(reason));
    }

    /**
     * What a customer agrees to who is referred: what the agency receives, and what it reports back; {@link ReferralConsent#TEXT_VERSION}
     * names its version.
     */
    public String consent(String agency) {
        return format("consent", Map.of("agency", agency));
    }

    /** What somebody said about their household, one by one: people, income, and what is so at home. */
    public List<String> describeHousehold(Household household) {
        return Stream.concat(
                Stream.of(format("told.size", Map.of("size", household.size())),
                        household.income().map(this::income).orElseGet(() -> format("told.income.unsaid", Map.of()))),
                Arrays.stream(HouseholdCircumstance.values()).filter(each -> household.answerTo(each).orElse(false))
                        .map(each -> format("circumstance." + each, Map.of())))
                .toList();
    }

    private String income(HouseholdIncome income) {
        return income.amount().isPositive() ? format("told.income." + income.every(), Map.of("amount", money(income.amount())))
                : format("told.income.none", Map.of());
    }

    /** One after the other: a photo ID, proof of income, and the bill. */
    public String joinWithAnd(List<String> names) {
        return ListFormatter.getInstance(language.locale()).format(names);
    }

    /** Without cents where there are none: $77,550. */
    String money(Money money) {
        NumberFormat format = NumberFormat.getCurrencyInstance(language.locale());
        format.setCurrency(Currency.getInstance(money.currency().getCurrencyCode()));
        if (money.minor() % 100 == 0) {
            format.setMaximumFractionDigits(0);
        }
        return format.format(money.decimal());
    }

    /** Of several that decided alike, the most informative one. */
    private static EligibilityReason mostTellingReason(ProgramEligibility eligibility) {
        return TELLING.stream()
                .flatMap(rule -> eligibility.decidingReasons().stream().filter(reason -> reason.code().startsWith(rule + ".")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a programme without a rule: " + eligibility.programme().id()));
    }

    private Map<String, Object> facts(EligibilityReason reason) {
        var facts = new HashMap<String, Object>();
        reason.limit().ifPresent(limit -> facts.put("limit", money(limit)));
        reason.facts().forEach((name, value) -> facts.put(name, switch (name) {
            case EligibilityRule.NEEDS -> joinWithOr("circumstance.", value);
            case EligibilityRule.HEATING -> joinWithOr("fuel.", value);
            case "size" -> Integer.parseInt(value);
            case "since" -> day(LocalDate.parse(value), "yMMMMd");
            default -> day(MonthDay.parse(value).atYear(2_000), "MMMMd");
        }));
        return facts;
    }

    private String joinWithOr(String kind, String names) {
        return ListFormatter.getInstance(language.locale(), ListFormatter.Type.OR, ListFormatter.Width.WIDE)
                .format(Arrays.stream(names.split(",")).map(each -> format(kind + each, Map.of())).toList());
    }

    private String day(LocalDate day, String skeleton) {
        return DateTimeFormatter
                .ofPattern(DateTimePatternGenerator.getInstance(language.locale()).getBestPattern(skeleton), language.locale()).format(day);
    }

    private String format(String key, Map<String, Object> facts) {
        String pattern = messages.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException(LanguageFolder.path(language, "assistance.properties") + ": " + key + " is missing");
        }
        return new MessageFormat(pattern, language.locale()).format(facts);
    }

    private String inLanguage(Map<Language, String> named) {
        return Objects.requireNonNullElseGet(named.get(language), () -> named.getOrDefault(Language.ENGLISH, ""));
    }
}
