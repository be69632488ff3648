package org.curbstop.grievances;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.billing.BillsForTests;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.grievances.GrievanceReview.ReviewResult;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;

/** Complaints in Millbrook, on Sunday 2026-11-22. */
@DatabaseTest
class ComplaintsTest {

    private static final Actor EVE = Actor.anonymous(Channel.PAGE, "203.0.113.9");
    private static final Actor SAM = Actor.staff("sam");
    private static final Optional<PhoneNumber> PHONE = Optional.of(new PhoneNumber("+15035550105"));

    private final TestStore test;
    private final MillbrookCustomers people;
    private final GrievancesForTests grievances;

    ComplaintsTest(TestStore test) {
        this.test = test;
        people = new MillbrookCustomers(test);
        grievances = new GrievancesForTests(test, people.accounts, new BillsForTests(test.store(), people.clock), people.audit,
                people.clock);
    }

    private Optional<Grievance> file(String key, Optional<PhoneNumber> phone, Actor actor) {
        return grievances.complaints.file(key, GrievanceMatter.Subject.STAFF, "he shouted", phone, Language.ENGLISH, actor);
    }

    @Test
    void a_complaint_is_due_within_five_business_days() {
        Grievance complaint = file("1", PHONE, EVE).orElseThrow();
        assertThat(complaint.answerBy()).isEqualTo("2026-11-30");
        assertThat(file("1", PHONE, EVE)).map(Grievance::id).as("the same key").contains(complaint.id());
        grievances.review.take(complaint.id(), SAM);
        assertThat(grievances.review.answer(complaint.id(), GrievanceOutcome.UPHELD, Optional.empty(), "We are sorry.", SAM))
                .isInstanceOf(ReviewResult.Done.class);
        assertThat(test.told()).anySatisfy(event -> assertThat(event).isInstanceOfSatisfying(GrievanceAnswered.class,
                answered -> assertThat(answered.from().phone()).isEqualTo(PHONE)));
    }

    @Test
    void a_complaint_without_a_contact_cannot_be_answered_and_is_closed() {
        Grievance complaint = file("1", Optional.empty(), EVE).orElseThrow();
        assertThat(grievances.review.answer(complaint.id(), GrievanceOutcome.UPHELD, Optional.empty(), "We are sorry.", SAM))
                .isEqualTo(new ReviewResult.Refused("desk.grievance.anonymous"));
        assertThat(grievances.review.close(complaint.id(), " ", SAM)).isInstanceOf(ReviewResult.Refused.class);
        assertThat(grievances.review.close(complaint.id(), "spoke with the driver", SAM)).isInstanceOf(ReviewResult.Done.class);
        assertThat(grievances.open(SAM)).isEmpty();
    }

    @Test
    void too_many_complaints_from_one_network_are_refused_until_the_next_day() {
        for (int i = 0; i < 5; i++) {
            assertThat(file("flood:" + i, PHONE, EVE)).isPresent();
        }
        assertThat(file("flood:5", PHONE, EVE)).isEmpty();
        assertThat(file("other", PHONE, Actor.anonymous(Channel.PAGE, "203.0.113.10"))).isPresent();
        people.clock.advance(Duration.ofDays(1));
        assertThat(file("flood:6", PHONE, EVE)).as("the next day").isPresent();
    }

    @Test
    void a_complaint_is_deleted_two_years_after_its_deadline() {
        Grievance complaint = file("1", PHONE, EVE).orElseThrow();
        grievances.review.close(complaint.id(), "withdrawn", SAM);
        people.clock.advance(Duration.ofDays(730));
        assertThat(grievances.job.deleteExpired()).isZero();
        people.clock.advance(Duration.ofDays(30));
        assertThat(grievances.job.deleteExpired()).isOne();
        assertThat(grievances.review.find(complaint.number(), SAM)).isEmpty();
    }
}
