package org.curbstop.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.Money;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;

/** Ada's electricity, billed until November 1 at 20 kWh a day, ends on November 15. */
@DatabaseTest
class IssuingTheFinalBillTest {

    private static final LocalDate BILLED = LocalDate.of(2026, 11, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 15);
    private static final Set<ServiceType> ELECTRIC = Set.of(ServiceType.ELECTRIC);
    private static final BillId ID = new BillId("bill_0123456789");

    private final BillingForTests billing;

    IssuingTheFinalBillTest(TestStore store) {
        billing = BillingForTests.over(store.store(), SampleUtility.clock());
    }

    private Bill made() {
        return billing.lastBills().issue(ID, SampleBills.ADA, ELECTRIC, LAST, 21, Optional.empty()).orElseThrow();
    }

    @Test
    void the_last_read_is_billed_without_an_estimate() {
        billing.billed(SampleBills.ADA, BILLED.minusDays(30), BILLED, "600");
        assertThat(billing.lastBills().isRead(SampleBills.ADA, ELECTRIC, LAST)).isFalse();
        billing.read(SampleBills.ADA, LAST.plusDays(1), "1750", "150", 15);
        assertThat(billing.lastBills().isRead(SampleBills.ADA, ELECTRIC, LAST)).isTrue();
        Bill bill = made();
        assertThat(bill.period()).isEqualTo(new ServicePeriod(BILLED, LAST.plusDays(1)));
        assertThat(SampleBills.amount(bill.lines(), "electric-energy")).isEqualTo(Money.usd("13.58")); // 150 kWh at 0.0905
        assertThat(bill.meters()).singleElement().satisfies(meter -> {
            assertThat(meter.before()).isEqualByComparingTo("1600");
            assertThat(meter.after()).isEqualByComparingTo("1750");
            assertThat(meter.estimated()).isFalse();
        });
        assertThat(bill.total()).as("everything that is owed").isEqualTo(billing.ledger().balance(SampleBills.ADA));
    }

    @Test
    void without_a_read_recent_usage_is_billed_and_marked_as_estimated() {
        billing.billed(SampleBills.ADA, BILLED.minusDays(30), BILLED, "600");
        Bill bill = made();
        assertThat(SampleBills.amount(bill.lines(), "electric-energy")).isEqualTo(Money.usd("28.13")); // as in the earlier estimate
        assertThat(bill.meters()).singleElement().satisfies(meter -> {
            assertThat(meter.used()).isEqualByComparingTo("300");
            assertThat(meter.estimated()).isTrue();
        });
    }

    @Test
    void an_intermediate_read_counts_and_only_later_days_are_estimated() {
        billing.billed(SampleBills.ADA, BILLED.minusDays(30), BILLED, "600");
        billing.read(SampleBills.ADA, BILLED.plusDays(10), "1650", "50", 10); // the customer was away
        assertThat(made().meters()).singleElement().satisfies(meter -> {
            assertThat(meter.used()).isEqualByComparingTo("150"); // 50, and five days of 20
            assertThat(meter.estimated()).isTrue();
        });
    }

    @Test
    void making_the_final_bill_again_returns_the_same_bill() {
        billing.billed(SampleBills.ADA, BILLED.minusDays(30), BILLED, "600");
        Bill first = made();
        Money owed = billing.ledger().balance(SampleBills.ADA);
        billing.read(SampleBills.ADA, LAST.plusDays(1), "1750", "150", 15);
        assertThat(made()).isEqualTo(first);
        assertThat(billing.ledger().balance(SampleBills.ADA)).isEqualTo(owed);
        assertThat(billing.bills().list(SampleBills.ADA, 10)).hasSize(2);
    }

    @Test
    void charges_and_payments_since_the_last_bill_are_included() {
        Bill before = billing.billed(SampleBills.ADA, BILLED.minusDays(30), BILLED, "600");
        var at = SampleUtility.clock().instant();
        billing.ledger().post(LedgerEntry.of(SampleBills.ADA, LedgerEntry.EntryKind.FEE, "fee", Money.usd("45.00"), at));
        billing.ledger().post(LedgerEntry.payment("pay_0123456789", SampleBills.ADA, before.charges(), at));
        Bill bill = made();
        assertThat(bill.previous()).isEqualTo(before.charges().plus(Money.usd("45.00")));
        assertThat(bill.payments()).isEqualTo(before.charges().negated());
        assertThat(bill.total()).isEqualTo(bill.charges().plus(Money.usd("45.00"))).isEqualTo(billing.ledger().balance(SampleBills.ADA));
    }

    @Test
    void no_final_bill_is_made_without_a_usable_previous_bill() {
        assertThat(billing.lastBills().issue(ID, SampleBills.ADA, ELECTRIC, LAST, 21, Optional.empty())).isEmpty();
        billing.billed(SampleBills.ADA, BILLED, LAST.plusDays(2), "600");
        assertThat(billing.lastBills().issue(ID, SampleBills.ADA, ELECTRIC, LAST, 21, Optional.empty())).isEmpty();
        assertThat(billing.bills().list(SampleBills.ADA, 10)).hasSize(1);
    }
}
