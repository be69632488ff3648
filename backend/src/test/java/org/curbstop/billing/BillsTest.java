package org.curbstop.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.billing.SampleBills.ADA;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Money;
import org.curbstop.store.Database;
import org.curbstop.store.DatabaseTest;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@DatabaseTest
class BillsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    private final MovableClock clock = MovableClock.standingAt(NOW, ZoneOffset.UTC);
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final Ledger ledger;
    private final Bills bills;

    BillsTest(Database database) {
        var repository = new BillingRepository(database);
        ledger = new Ledger(repository, clock, Money.USD);
        bills = new Bills(repository, ledger, clock, beans.getBeanProvider(PendingPaymentLookup.class));
    }

    @Test
    void one_open_bill_is_owed_by_its_due_date() {
        Bill bill = issue("84.12", TODAY.minusDays(9), TODAY.plusDays(12));

        AmountOwed owed = bills.owed(ADA).orElseThrow();

        assertThat(owed.total()).isEqualTo(Money.usd("84.12"));
        assertThat(owed.pastDue()).isEqualTo(Money.usd(0));
        assertThat(owed.due()).contains(TODAY.plusDays(12));
        assertThat(owed.pastDueSince()).isEmpty();
        assertThat(owed.latest()).contains(bill);
    }

    @Test
    void without_a_bill_or_a_charge_the_balance_is_unknown() {
        assertThat(bills.owed(ADA)).isEmpty();
        ledger.post(LedgerEntry.payment("pay_1", ADA, Money.usd("50.00"), NOW));
        assertThat(bills.owed(ADA)).as("a payment alone does not make a credit").isEmpty();
        assertThat(bills.collectible(ADA).total()).as("nothing is collected and no service is disconnected").isEqualTo(Money.usd(0));
        ledger.post(BillsForTests.opening(ADA, Money.usd("80.00"), NOW));
        assertThat(bills.owed(ADA)).map(AmountOwed::total).contains(Money.usd("30.00"));
    }

    @Test
    void an_old_and_a_new_bill_are_both_owed() {
        issue("228.15", TODAY.minusDays(61), TODAY.minusDays(40));
        issue("84.25", TODAY.minusDays(1), TODAY.plusDays(20));

        AmountOwed owed = bills.owed(ADA).orElseThrow();

        assertThat(owed.total()).isEqualTo(Money.usd("312.40"));
        assertThat(owed.pastDue()).isEqualTo(Money.usd("228.15"));
        assertThat(owed.pastDueSince()).contains(TODAY.minusDays(40));
        assertThat(owed.due()).contains(TODAY.plusDays(20));
    }

    @Test
    void every_bill_that_is_not_paid_in_full_is_unpaid() {
        Bill oldest = issue("100.00", TODAY.minusDays(61), TODAY.minusDays(40));
        Bill earlier = issue("50.00", TODAY.minusDays(9), TODAY.plusDays(12));
        Bill newest = issue("20.00", TODAY.minusDays(1), TODAY.plusDays(20));
        assertThat(bills.listUnpaid(ADA)).containsExactlyInAnyOrder(oldest.id(), earlier.id(), newest.id());

        ledger.post(LedgerEntry.payment("pay_1", ADA, Money.usd("110.00"), NOW));
        assertThat(bills.listUnpaid(ADA)).containsExactlyInAnyOrder(earlier.id(), newest.id());
        ledger.post(LedgerEntry.payment("pay_2", ADA, Money.usd("60.00"), NOW));
        assertThat(bills.listUnpaid(ADA)).isEmpty();
    }

    @Test
    void a_payment_goes_to_the_oldest_bill_first() {
        issue("100.00", TODAY.minusDays(61), TODAY.minusDays(40));
        issue("50.00", TODAY.minusDays(1), TODAY.plusDays(20));
        ledger.post(LedgerEntry.payment("pay_1", ADA, Money.usd("60.00"), NOW));

        assertThat(bills.owed(ADA).orElseThrow().pastDue()).isEqualTo(Money.usd("40.00"));
        assertThat(bills.owed(ADA).orElseThrow().total()).isEqualTo(Money.usd("90.00"));
    }

    @Test
    void a_bill_is_past_due_the_day_after_its_due_date() {
        issue("50.00", TODAY.minusDays(21), TODAY);
        assertThat(bills.owed(ADA).orElseThrow().pastDue()).isEqualTo(Money.usd(0));

        clock.advance(java.time.Duration.ofDays(1));
        assertThat(bills.owed(ADA).orElseThrow().pastDue()).isEqualTo(Money.usd("50.00"));
        assertThat(bills.owed(ADA).orElseThrow().due()).contains(TODAY);
    }

    @Test
    void an_overpaid_account_has_a_credit_and_nothing_due() {
        issue("50.00", TODAY.minusDays(2), TODAY.plusDays(19));
        ledger.post(LedgerEntry.payment("pay_1", ADA, Money.usd("60.00"), NOW));

        AmountOwed owed = bills.owed(ADA).orElseThrow();

        assertThat(owed.total()).isEqualTo(Money.usd("-10.00"));
        assertThat(owed.due()).isEmpty();
        assertThat(owed.pastDue()).isEqualTo(Money.usd(0));
    }

    @Test
    void an_amount_owed_beyond_all_bills_is_past_due() {
        ledger.post(BillsForTests.opening(ADA, Money.usd("30.00"), NOW));
        issue("50.00", TODAY.minusDays(2), TODAY.plusDays(19));

        assertThat(bills.owed(ADA).orElseThrow().pastDue()).isEqualTo(Money.usd("30.00"));
    }

    @Test
    void a_pending_payment_is_reported() {
        issue("84.12", TODAY.minusDays(9), TODAY.plusDays(12));
        beans.addBean("underway", (PendingPaymentLookup) account -> account.equals(ADA));

        assertThat(bills.owed(ADA).orElseThrow().paymentPending()).isTrue();
        assertThat(bills.owed(SampleBills.BO)).isEmpty();
    }

    @Test
    void a_bill_issued_twice_is_owed_once_and_returned_unchanged() {
        Bill bill = SampleBills
                .bill(SampleBills.home(TODAY.minusDays(40), TODAY.minusDays(10), "612", "5.25", Set.of(ServiceType.values())));

        assertThat(bills.issue(bill)).isTrue();
        assertThat(bills.issue(bill)).isFalse();
        assertThat(bills.issueAll(List.of(bill))).isZero();
        assertThat(bills.find(bill.id())).contains(bill);
        assertThat(ledger.balance(ADA)).isEqualTo(bill.charges());
    }

    @Test
    void bills_are_listed_newest_first() {
        Bill old = issue("1.00", TODAY.minusDays(40), TODAY.minusDays(19));
        Bill young = issue("2.00", TODAY.minusDays(10), TODAY.plusDays(11));

        assertThat(bills.list(ADA, 5)).containsExactly(young, old);
        assertThat(bills.list(ADA, 1)).containsExactly(young);
        assertThat(bills.find(BillId.create())).isEqualTo(Optional.empty());
    }

    private Bill issue(String amount, LocalDate issued, LocalDate due) {
        BillingDeterminants determinants = new BillingDeterminants("residential", new ServicePeriod(issued.minusDays(30), issued), Set.of(),
                Map.of(), Map.of());
        Money money = Money.usd(amount);
        var line = new BillLine("service", ServiceType.WATER, BillLine.BillLineKind.FIXED, Map.of("en", "Service"),
                java.math.BigDecimal.ONE, "month",
                money.decimal(), money, Optional.empty(), 0);
        Bill bill = Bill.of(BillId.create(), ADA, issued, due, determinants, List.of(), List.of(line), money.zero(), money.zero());
        bills.issue(bill);
        return bill;
    }
}
