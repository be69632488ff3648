package org.curbstop.billing.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.curbstop.billing.SampleBills.MILLBROOK;
import static org.curbstop.billing.SampleBills.amount;
import static org.curbstop.billing.SampleBills.home;
import static org.curbstop.utility.ServiceType.ELECTRIC;
import static org.curbstop.utility.ServiceType.SEWER;
import static org.curbstop.utility.ServiceType.SOLID_WASTE;
import static org.curbstop.utility.ServiceType.STORMWATER;
import static org.curbstop.utility.ServiceType.WATER;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.curbstop.billing.BillLine;
import org.curbstop.billing.BillingDeterminants;
import org.curbstop.billing.BillingMeasure;
import org.curbstop.billing.ServicePeriod;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rates of 2026: electric basic 10.32, energy 0.0905 up to 500 kWh and 0.1100 above; water base 12.03, then 3.06/4.40/6.61 with tiers at 4
 * and 10 kgal; sewer base 13.32, then 5.75.
 */
class TariffTest {

    private static final LocalDate MARCH = LocalDate.parse("2026-03-02");
    private static final LocalDate APRIL = LocalDate.parse("2026-04-01");

    @Test
    void a_home_with_every_service_is_billed_by_the_ordinance() {
        List<BillLine> lines = MILLBROOK.lines(home(MARCH, APRIL, "612", "12.5", ELECTRIC, WATER, SEWER, STORMWATER, SOLID_WASTE));

        assertThat(amount(lines, "electric-basic")).isEqualTo(Money.usd("10.32"));
        assertThat(amount(lines, "electric-energy")).isEqualTo(Money.usd("57.57")); // 500 x 0.0905 = 45.25; 112 x 0.1100 = 12.32
        assertThat(amount(lines, "city-utility-tax")).isEqualTo(Money.usd("3.39")); // 5 % of 67.89
        assertThat(amount(lines, "water-base")).isEqualTo(Money.usd("12.03"));
        assertThat(amount(lines, "water-use")).isEqualTo(Money.usd("55.17")); // 12.24 + 26.40 + 2.5 x 6.61 = 16.525, rounded up
        assertThat(amount(lines, "sewer-use")).isEqualTo(Money.usd("17.25")); // capped at the winter average of 3 kgal
        assertThat(amount(lines, "solid-waste")).isEqualTo(Money.usd("18.63"));
    }

    @Test
    void sewer_is_billed_on_actual_usage_below_the_winter_average() {
        assertThat(amount(MILLBROOK.lines(home(MARCH, APRIL, "0", "2.4", SEWER)), "sewer-use")).isEqualTo(Money.usd("13.80"));
    }

    @Test
    void a_business_pays_for_demand_and_not_for_evaporated_water() {
        var laundry = new BillingDeterminants("commercial", new ServicePeriod(MARCH, APRIL), Set.of(ELECTRIC, WATER, SEWER),
                Map.of(BillingMeasure.ELECTRIC, new BigDecimal("6200"), BillingMeasure.DEMAND, new BigDecimal("31.4"), BillingMeasure.WATER,
                        new BigDecimal("96"),
                        BillingMeasure.EVAPORATION, new BigDecimal("0.15")),
                Map.of("meter", "2"));

        List<BillLine> lines = MILLBROOK.lines(laundry);

        assertThat(amount(lines, "electric-demand")).isEqualTo(Money.usd("215.72")); // 31.4 x 6.87 = 215.718
        assertThat(amount(lines, "water-base")).isEqualTo(Money.usd("62.31"));
        assertThat(lines.stream().filter(l -> l.charge().equals("sewer-use-commercial")).map(BillLine::quantity))
                .containsExactly(new BigDecimal("81.600"));
    }

    @ParameterizedTest(name = "{0} days are {1} months")
    @CsvSource({"1, 0.033", "14, 0.467", "25, 0.833", "26, 1", "28, 1", "31, 1", "35, 1", "36, 1.200", "51, 1.700", "52, 2", "61, 2",
            "70, 2", "71, 2.367", "92, 3"})
    void usual_periods_are_whole_months_and_others_are_prorated_by_days(int days, BigDecimal months) {
        assertThat(new BillingMonthRule(30, 26, 35).months(days)).isEqualByComparingTo(months);
    }

    @Test
    void february_of_a_leap_year_is_a_month_like_any_other() {
        var leap = home(LocalDate.parse("2024-02-01"), LocalDate.parse("2024-03-01"), "0", "0", WATER);
        var common = home(LocalDate.parse("2025-02-01"), LocalDate.parse("2025-03-01"), "0", "0", WATER);

        assertThat(leap.period().days()).isEqualTo(29);
        assertThat(MILLBROOK.lines(leap)).extracting(BillLine::quantity).allMatch(q -> q.compareTo(BigDecimal.ONE) == 0);
        assertThat(MILLBROOK.lines(common)).extracting(BillLine::quantity).allMatch(q -> q.compareTo(BigDecimal.ONE) == 0);
    }

    @Test
    void the_leap_day_can_be_a_whole_period() {
        var day = home(LocalDate.parse("2024-02-29"), LocalDate.parse("2024-03-01"), "10", "0", ELECTRIC);

        assertThat(MILLBROOK.lines(day)).extracting(BillLine::quantity)
                .usingElementComparator(BigDecimal::compareTo)
                .contains(new BigDecimal("0.033"), new BigDecimal("10"));
    }

    @Test
    void a_period_across_the_year_end_prorates_each_rate_by_days() {
        var determinants = home(LocalDate.parse("2025-12-20"), LocalDate.parse("2026-01-19"), "300", "0", ELECTRIC); // 12 and 18 of 30 days

        List<BillLine> lines = MILLBROOK.lines(determinants);

        assertThat(lines.stream().filter(l -> l.charge().equals("electric-energy")))
                .extracting(BillLine::quantity, BillLine::rate, BillLine::amount, l -> l.tariff().orElseThrow().toString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(new BigDecimal("120.000"), new BigDecimal("0.0869"), Money.usd("10.43"),
                                "2025-01-01"),
                        org.assertj.core.groups.Tuple.tuple(new BigDecimal("180.000"), new BigDecimal("0.0905"), Money.usd("16.29"),
                                "2026-01-01"));
        assertThat(lines.stream().filter(l -> l.charge().equals("electric-basic")).map(BillLine::quantity))
                .containsExactly(new BigDecimal("0.400"), new BigDecimal("0.600"));
    }

    @Test
    void tiers_are_narrower_in_a_short_period_and_wider_in_a_long_one() {
        List<BillLine> twoMonths = MILLBROOK.lines(home(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-05-01"), "0", "8", WATER));
        List<BillLine> half = MILLBROOK.lines(home(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-16"), "0", "3", WATER));

        assertThat(amount(twoMonths, "water-use")).isEqualTo(Money.usd("24.48")); // all of it below 2 x 4 kgal
        assertThat(half.stream().filter(l -> l.charge().equals("water-use")).map(BillLine::quantity))
                .containsExactly(new BigDecimal("2.000"), new BigDecimal("1.000"));
    }

    @Test
    void an_unchanged_charge_stays_one_line_across_a_rate_change() {
        var determinants = home(LocalDate.parse("2024-12-20"), LocalDate.parse("2025-01-19"), "0", "0", SOLID_WASTE);

        assertThat(MILLBROOK.lines(determinants)).singleElement().satisfies(l -> assertThat(l.quantity()).isEqualByComparingTo("1"));
    }

    @Test
    void an_unknown_meter_size_is_rejected_by_name() {
        var odd = new BillingDeterminants("residential", new ServicePeriod(MARCH, APRIL), Set.of(WATER), Map.of(), Map.of("meter", "7/8"));

        assertThatThrownBy(() -> MILLBROOK.lines(odd)).isInstanceOf(InvalidValueException.class).hasMessageContaining("water-base")
                .hasMessageContaining("3/4");
    }

    @Test
    void days_before_the_first_version_cannot_be_billed() {
        var old = home(LocalDate.parse("2019-12-15"), LocalDate.parse("2020-01-15"), "1", "1", WATER);

        assertThatThrownBy(() -> MILLBROOK.lines(old)).isInstanceOf(InvalidValueException.class).hasMessageContaining("2020-01-01");
    }
}
