package org.curbstop.arrangements.holds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.arrangements.ArrangementsFixture;
import org.curbstop.arrangements.Hold;
import org.curbstop.billing.Bill;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Money;
import org.curbstop.grievances.Grievance;
import org.curbstop.grievances.GrievanceAnswered;
import org.curbstop.grievances.GrievanceFiled;
import org.curbstop.grievances.GrievanceOutcome;
import org.curbstop.grievances.GrievancesForTests;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** A disputed amount is on hold until staff answer, and then until the appeal period ends. Ada, on Sunday 2026-11-22. */
@DatabaseTest
class BillDisputeHoldTest {

    private final TestStore test;
    private final ArrangementsFixture fixture;
    private final GrievancesForTests grievances;
    private final Actor ada;
    private final AccountId account;
    private final Bill bill;

    BillDisputeHoldTest(TestStore test) {
        this.test = test;
        fixture = new ArrangementsFixture(test, "millbrook");
        grievances = new GrievancesForTests(test, fixture.people.accounts, fixture.bills, fixture.people.audit, fixture.clock);
        ada = ArrangementsFixture.caller(fixture.people.ada);
        account = fixture.people.adas.id();
        bill = fixture.bills.issue(account, "84.12", LocalDate.of(2026, 11, 13), LocalDate.of(2026, 12, 4), 30);
        test.listen(event -> {
            switch (event) {
                case GrievanceFiled filed -> fixture.holdEventListener.on(filed);
                case GrievanceAnswered answered -> fixture.holdEventListener.on(answered);
                default -> {}
            }
        });
    }

    private List<Hold> holds() {
        test.told();
        return fixture.holds.listActive(account, ada);
    }

    private Grievance dispute(Bill disputed, String amount) {
        return grievances.dispute("text:" + disputed.id(), disputed, Optional.of(amount), ada);
    }

    private void answer(Grievance dispute, GrievanceOutcome outcome) {
        grievances.review.answer(dispute.id(), outcome, Optional.empty(), "We looked.", ArrangementsFixture.STELLA);
    }

    @Test
    void the_disputed_part_is_on_hold_until_it_is_answered() {
        dispute(bill, "40.00");
        assertThat(holds()).singleElement().satisfies(hold -> {
            assertThat(hold.kind()).isEqualTo(Hold.Kind.DISPUTE);
            assertThat(hold.amount()).contains(Money.usd("40.00"));
        });
        fixture.daysGoBy(60);
        assertThat(holds()).as("even if the answer is late").hasSize(1);
    }

    @Test
    void two_bills_of_one_account_are_each_on_hold() {
        Bill before = fixture.bills.issue(account, "60.00", LocalDate.of(2026, 10, 13), LocalDate.of(2026, 11, 4), 30);
        dispute(bill, "40.00");
        dispute(before, "60.00");
        assertThat(holds()).extracting(hold -> hold.amount().orElseThrow()).containsExactlyInAnyOrder(Money.usd("40.00"),
                Money.usd("60.00"));
    }

    @Test
    void an_upheld_dispute_ends_the_hold() {
        Grievance dispute = dispute(bill, "40.00");
        assertThat(holds()).hasSize(1);
        answer(dispute, GrievanceOutcome.UPHELD);
        assertThat(holds()).isEmpty();
    }

    @Test
    void after_a_denied_dispute_the_hold_ends_with_the_appeal_period() {
        Grievance dispute = dispute(bill, "40.00");
        assertThat(holds()).hasSize(1);
        answer(dispute, GrievanceOutcome.NOT_UPHELD);
        assertThat(holds()).singleElement().satisfies(hold -> assertThat(hold.until()).as("ten business days").isEqualTo("2026-12-07"));
        fixture.daysGoBy(15);
        assertThat(holds()).hasSize(1);
        fixture.daysGoBy(1);
        assertThat(holds()).isEmpty();
    }
}
