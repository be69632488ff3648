package org.curbstop.sandbox.millbrook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.curbstop.billing.Bill;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.billing.tariff.Tariff;
import org.curbstop.billing.tariff.TariffLoader;
import org.curbstop.common.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleBillingHistoryTest {

    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final Tariff TARIFF = TariffLoader.loadMatching("classpath*:tariffs/millbrook-*.yaml");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @ParameterizedTest
    @EnumSource(SamplePerson.class)
    void every_bill_is_calculated_from_its_reads_by_the_tariff(SamplePerson person) {
        for (SampleAccount customer : person.accounts()) {
            for (Bill bill : new SampleBillingHistory(customer, TARIFF, ZONE, TODAY).bills()) {
                assertThat(bill.lines()).isEqualTo(TARIFF.lines(bill.basis().orElseThrow()));
                assertThat(bill.total()).isEqualTo(bill.previous().plus(bill.payments()).plus(bill.charges()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22", "2026-11-23", "2024-02-29", "2025-01-01", "2026-07-15", "2027-03-31", "2028-12-31"})
    void on_every_date_all_balances_match_the_town_records(LocalDate today) {
        assertThat(owed(SamplePerson.ADA, 0, today)).isEqualTo(Money.usd("84.12"));
        assertThat(owed(SamplePerson.BO, 0, today)).isEqualTo(Money.usd("312.40"));
        assertThat(owed(SamplePerson.CY, 0, today)).isEqualTo(Money.usd("41.07"));
        assertThat(owed(SamplePerson.CY, 1, today)).isEqualTo(Money.usd(0));
        assertThat(owed(SamplePerson.DEE, 0, today)).isEqualTo(Money.usd("129.95"));
        assertThat(owed(SamplePerson.FLO, 0, today)).isEqualTo(Money.usd("287.63"));
        assertThat(owed(SamplePerson.GUS, 0, today)).isEqualTo(Money.usd("1904.18"));
        assertThat(owed(SamplePerson.IVO, 0, today)).isEqualTo(Money.usd("66.20"));
    }

    @Test
    void due_dates_match_the_town_records() {
        assertThat(latest(SamplePerson.ADA).due()).isEqualTo(TODAY.plusDays(12));
        assertThat(latest(SamplePerson.DEE).due()).isEqualTo(TODAY.plusDays(3));
        List<Bill> bo = bills(SamplePerson.BO);
        assertThat(bo.get(bo.size() - 2).due()).isEqualTo(TODAY.minusDays(40));
        assertThat(bo.get(bo.size() - 2).charges()).isEqualTo(Money.usd("228.15"));
    }

    @Test
    void there_are_twenty_five_consecutive_months_of_bills() {
        List<Bill> bills = bills(SamplePerson.ADA);

        assertThat(bills).hasSize(25);
        for (int i = 1; i < bills.size(); i++) {
            assertThat(bills.get(i).period().from()).isEqualTo(bills.get(i - 1).period().until());
            assertThat(bills.get(i).period().days()).isBetween(26, 35);
            assertThat(bills.get(i).meters()).zipSatisfy(bills.get(i - 1).meters(),
                    (now, then) -> assertThat(now.before()).isEqualByComparingTo(then.after()));
        }
    }

    @Test
    void a_usual_bill_is_about_75_dollars_and_the_leak_is_water() {
        List<Bill> bills = bills(SamplePerson.FLO);
        double usual = bills.subList(12, 24).stream().mapToLong(b -> b.charges().minor()).average().orElseThrow();

        assertThat(usual).isBetween(6_700.0, 8_300.0);
        assertThat(bills.getLast().meters().getLast().used())
                .isGreaterThan(bills.get(23).meters().getLast().used().multiply(new java.math.BigDecimal("5")));
    }

    @Test
    void the_same_seed_creates_the_same_neighbors() {
        assertThat(GeneratedHouseholds.household(17).customer()).isEqualTo(GeneratedHouseholds.household(17).customer());
        assertThat(GeneratedHouseholds.household(17).person().name()).isEqualTo(GeneratedHouseholds.household(17).person().name());
        assertThat(GeneratedHouseholds.withCheckDigit(10_020_030)).isEqualTo("100200302");
        assertThat(GeneratedHouseholds.withCheckDigit(10_020_105)).isEqualTo("100201052");
    }

    private static Money owed(SamplePerson person, int account, LocalDate today) {
        var history = new SampleBillingHistory(person.accounts().get(account), TARIFF, ZONE, today);
        Money billed = Money.sum(Money.USD, history.bills().stream().map(Bill::charges).toList());
        return billed.plus(Money.sum(Money.USD, history.payments().stream().map(LedgerEntry::amount).toList()));
    }

    private static List<Bill> bills(SamplePerson person) {
        return new SampleBillingHistory(person.accounts().getFirst(), TARIFF, ZONE, TODAY).bills();
    }

    private static Bill latest(SamplePerson person) {
        return bills(person).getLast();
    }
}
