package org.curbstop.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.curbstop.common.Money;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;

@DatabaseTest
class FinalBillEstimatorTest {

    private static final LocalDate READ = LocalDate.of(2026, 11, 1);

    private final BillingForTests billing;

    FinalBillEstimatorTest(TestStore store) {
        billing = BillingForTests.over(store.store(), SampleUtility.clock());
    }

    private void billed(String kwh) {
        Bill bill = SampleBills.bill(SampleBills.home(READ.minusDays(30), READ, kwh, "3.000", ServiceType.ELECTRIC));
        billing.bills().issue(bill);
    }

    /** 600 kWh in 30 days is 20 a day: 15 days make 300, half a month's basic charge, 9.05 cents each, and 5 % tax. */
    @Test
    void days_since_the_last_read_are_billed_at_recent_usage() {
        billed("600");
        FinalBillEstimate estimate = billing.finalBills().estimate(SampleBills.ADA, Set.of(ServiceType.ELECTRIC), READ.plusDays(14))
                .orElseThrow();
        assertThat(estimate.period().days()).isEqualTo(15);
        // 250 kWh at 0.0905 and 50 at 0.11: the tiers are halved for half a month.
        assertThat(SampleBills.amount(estimate.lines(), "electric-energy")).isEqualTo(Money.usd("28.13"));
        assertThat(SampleBills.amount(estimate.lines(), "electric-basic")).isEqualTo(Money.usd("5.16"));
        assertThat(estimate.total()).isEqualTo(estimate.charges().plus(billing.ledger().balance(SampleBills.ADA)));
        assertThat(estimate.balance().isPositive()).isTrue();
    }

    @Test
    void no_estimate_without_a_bill_or_for_days_already_billed() {
        assertThat(billing.finalBills().estimate(SampleBills.ADA, Set.of(ServiceType.ELECTRIC), READ)).isEmpty();
        billed("600");
        assertThat(billing.finalBills().estimate(SampleBills.ADA, Set.of(ServiceType.ELECTRIC), READ.minusDays(1))).isEmpty();
    }

    @Test
    void the_estimate_uses_several_bills_instead_of_one_unusual_month() {
        Bill before = SampleBills.bill(SampleBills.home(READ.minusDays(60), READ.minusDays(30), "300", "3.000", ServiceType.ELECTRIC));
        billing.bills().issue(before);
        billed("600");
        FinalBillEstimate estimate = billing.finalBills().estimate(SampleBills.ADA, Set.of(ServiceType.ELECTRIC), READ.plusDays(9))
                .orElseThrow();
        List<BillLine> energy = estimate.lines().stream().filter(l -> l.charge().equals("electric-energy")).toList();
        // 900 kWh in 60 days is 15 a day; ten days are estimated.
        assertThat(energy).singleElement().satisfies(line -> assertThat(line.quantity()).isEqualByComparingTo("150"));
    }
}
