package org.curbstop.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.AccountLifecycleForTests;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.billing.BillsForTests;
import org.curbstop.cases.CaseStatus.Kind;
import org.curbstop.cases.CaseStatus.Progress;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.grievances.Grievance;
import org.curbstop.grievances.GrievanceMatter;
import org.curbstop.grievances.GrievancesForTests;
import org.curbstop.orders.OrdersForTests;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;

/** Ada asks where her requests stand, by the numbers that she was given. */
@DatabaseTest
class CaseLookupTest {

    private static final Actor SAM = Actor.staff("sam");
    private static final PhoneNumber HERS = new PhoneNumber("+15035550101");
    private static final PhoneNumber OTHER = new PhoneNumber("+15035550177");

    private final OrdersForTests orders;
    private final CasesForTests cases;
    private final GrievancesForTests grievances;
    private final CaseLookup lookup;
    private final Actor ada;
    private final Actor guest = Actor.anonymous(Channel.VOICE, "+15035550199");

    CaseLookupTest(TestStore test) {
        orders = new OrdersForTests(test);
        cases = new CasesForTests(test, orders.millbrook);
        grievances = new GrievancesForTests(test, orders.millbrook.accounts, new BillsForTests(test.another(), orders.clock),
                orders.millbrook.audit, orders.clock);
        lookup = new CaseLookup(cases.repository, cases.deadlines, orders.millbrook.accounts, grievances.complaints, orders.intake,
                AccountLifecycleForTests.tries(orders.millbrook), orders.millbrook.audit);
        ada = OrdersForTests.as(orders.millbrook.ada);
    }

    private HandOff raise(String key, String wanted, Channel channel) {
        return cases.handOffs.raise(new HandOffContext(key, HandOffContext.Kind.HAND_OFF, channel, Optional.of(OTHER),
                Optional.of(orders.millbrook.ada.id()), Optional.of(orders.millbrook.adas.id()), VerificationLevel.PIN, wanted, List.of(),
                List.of(), Language.ENGLISH, Optional.empty()));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, SampleUtility.millbrook().zone());
    }

    private Optional<CaseStatus> asked(String number, PhoneNumber phone) {
        return lookup.find(number, phone, guest);
    }

    @Test
    void a_case_is_found_by_its_number_and_a_phone_of_who_raised_it() {
        HandOff leak = raise("talk:1", "report-leak", Channel.VOICE);
        var expected = new CaseStatus(Kind.LEAK_REPORT, leak.number().orElseThrow(), new Progress.AnswerBy(day(leak.due())));
        assertThat(asked(leak.reference(), OTHER)).contains(expected);
        assertThat(asked(leak.reference(), HERS)).as("a phone on file").contains(expected);
        assertThat(asked(leak.reference(), new PhoneNumber("+15035550188"))).isEmpty();
        assertThat(asked("999 999 999", HERS)).isEmpty();
    }

    @Test
    void a_booked_call_an_overdue_answer_and_a_closed_case_say_so() {
        HandOff wish = raise("talk:1", "pay-bill", Channel.CHAT);
        HandOff late = raise("talk:2", "leak-credit", Channel.CHAT);
        Instant slot = cases.slots.listFree(1).getFirst();
        cases.slots.book(wish.id(), slot);
        assertThat(asked(wish.reference(), OTHER).orElseThrow())
                .isEqualTo(new CaseStatus(Kind.CALLBACK, wish.number().orElseThrow(), new Progress.CallAt(slot)));
        orders.clock.advance(Duration.ofDays(20));
        assertThat(asked(late.reference(), OTHER).orElseThrow().progress()).isEqualTo(new Progress.Overdue());
        cases.handOffs.take(late.id(), SAM);
        cases.handOffs.close(late.id(), HandOff.Outcome.SOLVED, "", SAM);
        assertThat(asked(late.reference(), OTHER).orElseThrow().progress()).isEqualTo(new Progress.Closed());
    }

    @Test
    void a_complaint_is_found_too() {
        Grievance complaint = grievances.complaints.file("key", GrievanceMatter.Subject.values()[0], "The van blocked my drive.",
                Optional.of(OTHER), Language.ENGLISH, guest).orElseThrow();
        assertThat(asked(complaint.number(), OTHER))
                .contains(new CaseStatus(Kind.COMPLAINT, complaint.number(), new Progress.AnswerBy(complaint.answerBy())));
    }

    @Test
    void the_owner_sees_open_requests_with_their_days_and_nobody_else_does() {
        HandOff leak = raise("talk:1", "report-leak", Channel.TEXT);
        raise("task", "mail-final-bill", Channel.SYSTEM);
        Grievance complaint = grievances.complaints.file("key", GrievanceMatter.Subject.values()[0], "The van blocked my drive.",
                Optional.empty(), Language.ENGLISH, ada).orElseThrow();
        assertThat(lookup.listOpen(orders.millbrook.adas.id(), ada)).extracting(CaseStatus::number)
                .containsExactly(leak.number().orElseThrow(), complaint.number());
        assertThat(lookup.listOpen(orders.millbrook.adas.id(), OrdersForTests.as(orders.millbrook.dee))).isEmpty();
    }
}
