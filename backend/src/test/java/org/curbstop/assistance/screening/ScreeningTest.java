package org.curbstop.assistance.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.assistance.HeatingFuel;
import org.curbstop.assistance.Household;
import org.curbstop.assistance.HouseholdCircumstance;
import org.curbstop.assistance.HouseholdIncome;
import org.curbstop.assistance.PayFrequency;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.yaml.InvalidYamlException;
import org.curbstop.common.yaml.YamlFile;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreeningTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<Language> LANGUAGES = List.of(Language.ENGLISH, Language.SPANISH);
    private static final Set<ServiceType> ALL = Set.of(ServiceType.ELECTRIC, ServiceType.WATER);

    private final Screening screening = new Screening(ProgramFileReader.read(YamlFile.parse("millbrook.yaml", resource()), LANGUAGES),
            IncomeTables.builtIn(), org.curbstop.utility.SampleUtility.millbrook(), org.curbstop.utility.SampleUtility.clock());

    /**
     * Yearly income limits, calculated by hand from the two published tables: 60 % of the state median by household factor, or 150 % of the
     * guideline ($15,960 plus $5,680 for each further person) where that is more.
     */
    @ParameterizedTest(name = "{0}, {1} people: {2}")
    @CsvSource({
        "OR, 1, 40326.00", "OR, 2, 52734.00", "OR, 3, 65142.00", "OR, 4, 77550.00", "OR, 5, 89958.00", "OR, 6, 102366.00",
        "OR, 7, 104692.50", "OR, 8, 107019.00", "OR, 9, 109345.50", "OR, 10, 111672.00", "OR, 11, 113998.50", "OR, 12, 117660.00",
        "ME, 1, 38070.86", "ME, 2, 49784.97", "ME, 3, 61499.08", "ME, 4, 73213.20", "ME, 5, 84927.31", "ME, 6, 96641.42",
        "ME, 7, 98837.82", "ME, 8, 101034.21", "ME, 9, 103230.61", "ME, 10, 105427.00", "ME, 11, 109140.00", "ME, 12, 117660.00",
        "FL, 1, 33734.06", "FL, 2, 44113.77", "FL, 3, 54493.48", "FL, 4, 64873.20", "FL, 5, 75252.91", "FL, 6, 85632.62",
        "FL, 7, 87578.82", "FL, 8, 89525.01", "FL, 9, 92100.00", "FL, 10, 100620.00", "FL, 11, 109140.00", "FL, 12, 117660.00",
    })
    void liheap_eligibility_ends_one_dollar_above_the_limit(String state, int size, String ceiling) {
        Money limit = Money.usd(ceiling);
        assertThat(finding("liheap", household(size, limit), state).decidingReasons())
                .allSatisfy(reason -> assertThat(reason.verdict()).isEqualTo(EligibilityVerdict.YES));
        ProgramEligibility beyond = finding("liheap", household(size, limit.plus(Money.usd("1.00"))), state);
        assertThat(beyond.verdict()).isEqualTo(EligibilityVerdict.NO);
        assertThat(beyond.decidingReasons()).extracting(EligibilityReason::code, EligibilityReason::limit)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("income.no", Optional.of(limit)));
    }

    @Test
    void a_household_fits_two_programs_and_sees_others_that_may_fit() {
        Household dee = new Household(4, Optional.of(new HouseholdIncome(Money.usd("4200.00"), PayFrequency.MONTH)),
                Map.of(HouseholdCircumstance.SHUT_OFF_NOTICE, false, HouseholdCircumstance.SHUT_OFF, false));
        assertThat(finding("liheap", dee, "OR").verdict()).isEqualTo(EligibilityVerdict.YES);
        assertThat(finding("utility-discount", dee, "OR").verdict()).isEqualTo(EligibilityVerdict.YES);
        assertThat(finding("crisis-voucher", dee, "OR").verdict()).isEqualTo(EligibilityVerdict.NO);
        assertThat(finding("medical-protection", dee, "OR").verdict()).isEqualTo(EligibilityVerdict.MAYBE);
        assertThat(screening.screen(dee, TODAY, "OR", ALL)).extracting(ProgramEligibility::verdict).isSorted();
    }

    @Test
    void without_an_income_the_answer_is_maybe_with_the_limit() {
        ProgramEligibility eligibility = finding("liheap", new Household(4, Optional.empty(), Map.of()), "OR");
        assertThat(eligibility.verdict()).isEqualTo(EligibilityVerdict.MAYBE);
        assertThat(eligibility.decidingReasons()).extracting(EligibilityReason::limit).containsExactly(Optional.of(Money.usd("77550.00")));
    }

    @Test
    void snap_replaces_proof_of_income_where_the_law_allows() {
        var rich = new Household(1, Optional.of(new HouseholdIncome(Money.usd("90000.00"), PayFrequency.YEAR)),
                Map.of(HouseholdCircumstance.OTHER_BENEFITS, true));
        assertThat(finding("liheap", rich, "OR").verdict()).isEqualTo(EligibilityVerdict.YES);
        assertThat(finding("senior-rebate", rich, "OR").verdict()).isEqualTo(EligibilityVerdict.NO);
    }

    @ParameterizedTest(name = "{0} {1} is {2} a year")
    @CsvSource({"100.00, WEEK, 5200.00", "100.00, TWO_WEEKS, 2600.00", "100.00, HALF_MONTH, 2400.00", "100.00, MONTH, 1200.00",
            "100.00, YEAR, 100.00"})
    void income_of_any_period_is_annualized(String amount, PayFrequency every, String yearly) {
        assertThat(new HouseholdIncome(Money.usd(amount), every).yearly()).isEqualTo(Money.usd(yearly));
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({"2026-09-30, NO", "2026-10-01, YES", "2026-12-31, YES", "2027-01-01, YES", "2027-05-31, YES", "2027-06-01, NO"})
    void a_season_over_new_year_includes_its_first_and_last_day(LocalDate day, EligibilityVerdict verdict) {
        assertThat(finding("liheap", household(1, Money.usd("10000.00")), "OR", day).reasons()).anySatisfy(reason -> {
            assertThat(reason.code()).startsWith("season.");
            assertThat(reason.verdict()).isEqualTo(verdict);
        });
    }

    @Test
    void without_an_income_table_the_answer_is_maybe() {
        ProgramEligibility eligibility = finding("utility-discount", household(1, Money.usd("10000.00")), "WA");
        assertThat(eligibility.verdict()).isEqualTo(EligibilityVerdict.MAYBE);
        assertThat(eligibility.decidingReasons()).extracting(EligibilityReason::code).containsExactly("income-table.maybe");
    }

    @Test
    void a_mistake_in_a_program_file_is_reported_with_its_line() {
        assertThatThrownBy(() -> ProgramFileReader.read(YamlFile.parse("town.yaml", """
                programmes:
                  grant:
                    kind: gift
                    name: {en: grant}
                    gives: {en: A gift., es: Un regalo.}
                    income: {poverty: 900}
                    needs: [{any-of: [tall]}]
                    documents: [passport]
                    apply: {by: agency}
                    source: none
                """), LANGUAGES)).isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining("town.yaml:3: programmes.grant.kind: expected one of grant, discount")
                .hasMessageContaining("town.yaml:6: programmes.grant.income.poverty: expected a percentage from 1 to 400")
                .hasMessageContaining("town.yaml:7: programmes.grant.needs[0].any-of: expected any of disability")
                .hasMessageContaining("town.yaml:9: programmes.grant.apply.agency: expected the agency's id")
                .hasMessageContaining("town.yaml:4: programmes.grant.name.es: expected")
                .hasMessageContaining("town.yaml:8: programmes.grant.documents: expected names from the section documents");
    }

    @Test
    void a_file_that_offers_the_ended_lihwap_is_rejected() {
        String file = """
                programmes:
                  lihwap-water:
                    kind: grant
                    name: {en: LIHWAP, es: LIHWAP}
                    gives: {en: Help., es: Ayuda.}
                    documents: []
                    apply: {by: us}
                    source: none
                """;
        assertThatThrownBy(() -> ProgramFileReader.read(YamlFile.parse("town.yaml", file), LANGUAGES))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining("town.yaml:3: programmes.lihwap-water.closed: expected the day on which it closed");
        assertThat(ProgramFileReader.read(YamlFile.parse("town.yaml", file + "    closed: 2024-03-31\n"), LANGUAGES)).hasSize(1);
        assertThat(screening.programs()).noneSatisfy(program -> assertThat(program.id()).contains("lihwap"));
    }

    @ParameterizedTest(name = "heated with {0}: {1}")
    @CsvSource({"OIL, YES", "ELECTRIC, YES", "GAS, NO", "WOOD, NO"})
    void the_heat_pump_rebate_depends_on_the_heating_fuel(HeatingFuel fuel, EligibilityVerdict verdict) {
        assertThat(finding("heat-pump-rebate", new Household(2, Optional.empty(), Map.of(), Optional.of(fuel)), "OR").verdict())
                .isEqualTo(verdict);
        assertThat(finding("heat-pump-rebate", new Household(2, Optional.empty(), Map.of()), "OR").verdict())
                .isEqualTo(EligibilityVerdict.MAYBE);
    }

    @Test
    void a_closed_program_is_shown_with_its_closing_day_and_never_fits() {
        ProgramEligibility fund = finding("neighbor-fund", household(1, Money.usd("1.00")), "OR");
        assertThat(fund.verdict()).isEqualTo(EligibilityVerdict.NO);
        assertThat(fund.decidingReasons()).extracting(EligibilityReason::code, EligibilityReason::facts)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("closed.no", Map.of("since", "2026-10-15")));
    }

    private static Household household(int size, Money yearly) {
        return new Household(size, Optional.of(new HouseholdIncome(yearly, PayFrequency.YEAR)), Map.of());
    }

    private ProgramEligibility finding(String program, Household household, String state) {
        return finding(program, household, state, TODAY);
    }

    private ProgramEligibility finding(String program, Household household, String state, LocalDate day) {
        return screening.screen(household, day, state, ALL).stream().filter(f -> f.program().id().equals(program)).findFirst()
                .orElseThrow();
    }

    private static String resource() {
        try (var in = ScreeningTest.class.getResourceAsStream("/policies/millbrook/assistance.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
