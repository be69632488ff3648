package org.curbstop.grievances;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillsForTests;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.grievances.GrievanceReview.ReviewResult;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** Disputes of Ada's bills in Millbrook, on Sunday 2026-11-22. */
@DatabaseTest
class BillDisputesTest {

    private static final Actor SAM = Actor.staff("sam");
    private static final Actor STELLA = Actor.staff("stella");

    private final TestStore test;
    private final MillbrookCustomers people;
    private final BillsForTests bills;
    private final GrievancesForTests grievances;
    private final Actor ada;
    private final AccountId account;
    private final Bill latest;

    BillDisputesTest(TestStore test) {
        this.test = test;
        people = new MillbrookCustomers(test);
        bills = new BillsForTests(test.store(), people.clock);
        grievances = new GrievancesForTests(test, people.accounts, bills, people.audit, people.clock);
        ada = Actor.customer(Channel.TEXT, "+15035550101", people.ada.id());
        account = people.adas.id();
        bills.issue(account, "60.00", LocalDate.of(2026, 10, 13), LocalDate.of(2026, 11, 4), 30);
        latest = bills.issue(account, "84.12", LocalDate.of(2026, 11, 13), LocalDate.of(2026, 12, 4), 30);
    }

    private Money owed() {
        test.told();
        return bills.bills.collectible(account).total();
    }

    private ReviewResult answer(Grievance dispute, GrievanceOutcome outcome, Optional<String> credit, String words) {
        return grievances.review.answer(dispute.id(), outcome, credit.map(Money::usd), words, SAM);
    }

    @Test
    void a_dispute_gets_a_number_and_ten_business_days_and_the_rest_stays_due() {
        Grievance dispute = grievances.dispute("text:1", latest, Optional.of("40.00"), ada);
        assertThat(dispute.number()).matches("[1-9]\\d{8}");
        assertThat(dispute.answerBy()).as("Thanksgiving is not a business day").isEqualTo("2026-12-07");
        assertThat(grievances.disputes.undisputed(account, Optional.empty(), ada)).isEqualTo(Money.usd("104.12"));
        assertThat(people.audit.listByAccount(account, 20)).extracting(Object::toString)
                .anyMatch(entry -> entry.contains("bill-dispute-filed"));
    }

    @Test
    void repeated_requests_for_one_bill_are_one_dispute() {
        Grievance first = grievances.dispute("text:1", latest, Optional.of("40.00"), ada);
        assertThat(grievances.dispute("text:1", latest, Optional.of("40.00"), ada).id()).isEqualTo(first.id());
        var again = new BillDisputeRequest(latest.id(), GrievanceMatter.Reason.RATE, Optional.empty(), "again", Optional.empty(),
                Language.ENGLISH);
        assertThat(grievances.disputes.file("text:2", account, again, ada)).isInstanceOfSatisfying(BillDisputeResult.AlreadyFiled.class,
                known -> assertThat(known.dispute().id()).isEqualTo(first.id()));
        assertThat(grievances.open(SAM)).hasSize(1);
        assertThat(grievances.disputes.listDisputable(account, ada)).as("only the other bill").hasSize(1)
                .noneMatch(bill -> bill.id().equals(latest.id()));
    }

    @Test
    void zero_or_more_than_the_bill_cannot_be_disputed() {
        for (String amount : new String[] {"84.13", "-1.00", "0.00"}) {
            var request = new BillDisputeRequest(latest.id(), GrievanceMatter.Reason.RATE, Optional.of(Money.usd(amount)), "x",
                    Optional.empty(), Language.ENGLISH);
            assertThat(grievances.disputes.file("text:" + amount, account, request, ada))
                    .isEqualTo(new BillDisputeResult.WrongAmount(Money.usd("84.12")));
        }
    }

    @Test
    void a_stranger_cannot_dispute_a_bill_or_learn_about_it() {
        grievances.dispute("text:1", latest, Optional.empty(), ada);
        Actor dee = Actor.customer(Channel.TEXT, "+15035550104", people.dee.id());
        var request = new BillDisputeRequest(latest.id(), GrievanceMatter.Reason.RATE, Optional.empty(), "x", Optional.empty(),
                Language.ENGLISH);
        assertThat(grievances.disputes.file("text:2", account, request, dee)).isEqualTo(new BillDisputeResult.NotYours());
        assertThat(grievances.disputes.file("text:3", people.dees.id(), request, dee)).as("the bill of another account")
                .isEqualTo(new BillDisputeResult.NotYours());
        assertThat(grievances.disputes.list(account, dee)).isEmpty();
        assertThat(grievances.disputes.find(latest.id(), dee)).isEmpty();
        assertThat(grievances.review.listOpen(Optional.empty(), 50, ada)).isEmpty();
        assertThat(grievances.review.take(grievances.open(SAM).getFirst().id(), ada)).isEqualTo(new ReviewResult.NotOpen());
    }

    @Test
    void an_upheld_amount_is_credited_once() {
        Grievance dispute = grievances.dispute("text:1", latest, Optional.of("40.00"), ada);
        assertThat(answer(dispute, GrievanceOutcome.UPHELD, Optional.empty(), "Misread.")).isInstanceOf(ReviewResult.Done.class);
        assertThat(owed()).isEqualTo(Money.usd("104.12"));
        test.told().stream().filter(GrievanceAnswered.class::isInstance).forEach(event -> grievances.review.on((GrievanceAnswered) event));
        assertThat(owed()).as("delivered twice").isEqualTo(Money.usd("104.12"));
        assertThat(answer(dispute, GrievanceOutcome.NOT_UPHELD, Optional.empty(), "No.")).isEqualTo(new ReviewResult.NotOpen());
    }

    @Test
    void partly_upholding_a_dispute_requires_an_amount_and_an_explanation() {
        Grievance dispute = grievances.dispute("text:1", latest, Optional.of("40.00"), ada);
        var wrongCredit = new ReviewResult.Refused("desk.grievance.credit.error");
        assertThat(answer(dispute, GrievanceOutcome.PARTLY_UPHELD, Optional.empty(), "Half.")).isEqualTo(wrongCredit);
        assertThat(answer(dispute, GrievanceOutcome.PARTLY_UPHELD, Optional.of("40.00"), "Half.")).isEqualTo(wrongCredit);
        assertThat(answer(dispute, GrievanceOutcome.NOT_UPHELD, Optional.of("1.00"), "No.")).isEqualTo(wrongCredit);
        assertThat(answer(dispute, GrievanceOutcome.NOT_UPHELD, Optional.empty(), " "))
                .isEqualTo(new ReviewResult.Refused("desk.grievance.words.error"));
        assertThat(answer(dispute, GrievanceOutcome.PARTLY_UPHELD, Optional.of("15.00"), "Half.")).isInstanceOf(ReviewResult.Done.class);
        assertThat(owed()).isEqualTo(Money.usd("129.12"));
    }

    @Test
    void a_dispute_has_one_assignee_and_others_see_who() {
        Grievance dispute = grievances.dispute("text:1", latest, Optional.empty(), ada);
        assertThat(grievances.review.take(dispute.id(), STELLA)).isInstanceOf(ReviewResult.Done.class);
        assertThat(grievances.review.take(dispute.id(), SAM)).isEqualTo(new ReviewResult.WithColleague("stella"));
        assertThat(answer(dispute, GrievanceOutcome.UPHELD, Optional.empty(), "x")).isEqualTo(new ReviewResult.WithColleague("stella"));
        grievances.review.release(dispute.id(), STELLA);
        assertThat(grievances.review.take(dispute.id(), SAM)).isInstanceOf(ReviewResult.Done.class);
        assertThat(grievances.review.find(dispute.number(), SAM).orElseThrow().assignee()).contains("sam");
    }

    @Test
    void disputes_are_listed_by_deadline_page_by_page() {
        Bill other = grievances.disputes.listDisputable(account, ada).getLast();
        Grievance first = grievances.dispute("text:1", latest, Optional.empty(), ada);
        people.clock.advance(java.time.Duration.ofDays(2));
        Grievance second = grievances.dispute("text:2", other, Optional.empty(), ada);
        assertThat(grievances.review.listOpen(Optional.empty(), 1, SAM)).extracting(Grievance::id).containsExactly(first.id());
        assertThat(grievances.review.listOpen(Optional.of(first.clock()), 1, SAM)).extracting(Grievance::id).containsExactly(second.id());
        assertThat(grievances.review.listOpen(Optional.of(second.clock()), 1, SAM)).isEmpty();
        answer(first, GrievanceOutcome.UPHELD, Optional.empty(), "Yes.");
        assertThat(grievances.open(SAM)).extracting(Grievance::id).containsExactly(second.id());
        assertThat(grievances.review.listDone(Optional.empty(), 10, SAM)).extracting(Grievance::id).containsExactly(first.id());
    }

    @Test
    void a_missed_response_deadline_is_escalated_once() {
        Grievance dispute = grievances.dispute("text:1", latest, Optional.empty(), ada);
        people.clock.advance(java.time.Duration.ofDays(15));
        grievances.job.escalateOverdue();
        assertThat(test.told()).as("not overdue on the due date").noneMatch(GrievanceOverdue.class::isInstance);
        people.clock.advance(java.time.Duration.ofDays(1));
        grievances.job.escalateOverdue();
        grievances.job.escalateOverdue();
        assertThat(test.told().stream().filter(GrievanceOverdue.class::isInstance)).singleElement()
                .satisfies(event -> assertThat(((GrievanceOverdue) event).number()).isEqualTo(dispute.number()));
    }

    @Test
    void a_card_number_in_the_description_is_masked() {
        var request = new BillDisputeRequest(latest.id(), GrievanceMatter.Reason.PAYMENT, Optional.empty(),
                "I paid with 4242 4242 4242 4242" + "!".repeat(2_000), Optional.empty(), Language.ENGLISH);
        var filed = (BillDisputeResult.Filed) grievances.disputes.file("text:1", account, request, ada);
        assertThat(filed.dispute().words()).doesNotContain("4242").hasSizeLessThanOrEqualTo(Grievance.MAX_WORDS);
    }
}
