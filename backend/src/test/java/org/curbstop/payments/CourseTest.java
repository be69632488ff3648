package org.curbstop.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.junit.jupiter.api.Test;

class CourseTest {

    private static final Instant NOON = Instant.parse("2026-11-22T20:00:00Z");
    private static final State.Page PAGE = new State.Page("cs_1", URI.create("https://pay.example"), NOON);
    private static final Charge CHARGE = new Charge("pi_1", "ch_1", Money.usd(8412), NOON, Optional.empty());

    private static final State CONFIRMED = new State.Confirmed(0);
    private static final State OPENING = new State.OnPage(1, Optional.empty());
    private static final State ON_PAGE = new State.OnPage(1, Optional.of(PAGE));
    private static final State UNNAMED = new State.Charging(1, "pm_1", Optional.empty(), NOON);
    private static final State CHARGING = new State.Charging(1, "pm_1", Optional.of("pi_1"), NOON);
    private static final State UNSURE = new State.Unsure(1, "pm_1", "pi_1", NOON);
    private static final State DECLINED = new State.Declined(1, Decline.CARD_DECLINED);
    private static final State TAKEN = new State.Taken(CHARGE);
    private static final State BOOKED = new State.Booked(CHARGE, List.of());
    private static final State EXPIRED = new State.Expired();
    private static final State CANCELLED = new State.Cancelled();
    private static final List<State> ALL = List.of(
            CONFIRMED, OPENING, ON_PAGE, UNNAMED, CHARGING, UNSURE, DECLINED, TAKEN, BOOKED, EXPIRED, CANCELLED);

    /** The whole course: whoever is not listed under an event stays where it is. */
    @Test
    void every_event_leads_from_every_state_where_the_course_says_and_nowhere_else() {
        only(new Event.PageAsked(), to(CONFIRMED, OPENING), to(DECLINED, new State.OnPage(2, Optional.empty())));
        only(new Event.PageOpened(1, PAGE), to(OPENING, ON_PAGE));
        only(new Event.PageOpened(2, PAGE));
        only(new Event.CardGiven("pm_1", NOON), to(CONFIRMED, UNNAMED), to(DECLINED, new State.Charging(2, "pm_1", Optional.empty(), NOON)));
        only(new Event.AttemptNamed(1, "pi_1"), to(UNNAMED, CHARGING));
        only(new Event.AttemptNamed(2, "pi_1"));
        only(new Event.NotReached(1), to(UNNAMED, new State.Declined(1, Decline.UNREACHABLE)), to(OPENING, new State.Confirmed(1)));
        only(new Event.NotReached(2));
        only(found("pi_1", new Finding.Approved(CHARGE)),
                to(CONFIRMED, TAKEN), to(OPENING, TAKEN), to(ON_PAGE, TAKEN), to(UNNAMED, TAKEN), to(CHARGING, TAKEN), to(UNSURE, TAKEN),
                to(DECLINED, TAKEN), to(EXPIRED, TAKEN), to(CANCELLED, TAKEN));
        only(found("pi_1", new Finding.Declined(Decline.INSUFFICIENT_FUNDS)),
                to(CHARGING, new State.Declined(1, Decline.INSUFFICIENT_FUNDS)), to(UNSURE, new State.Declined(1, Decline.INSUFFICIENT_FUNDS)));
        only(found("pi_1", new Finding.Unsure()), to(CHARGING, UNSURE));
        only(found("pi_1", new Finding.Untouched()));
        only(found("pi_1", new Finding.Closed()),
                to(CHARGING, new State.Declined(1, Decline.WITHDRAWN)), to(UNSURE, new State.Declined(1, Decline.WITHDRAWN)));
        only(found("cs_1", new Finding.Closed()), to(ON_PAGE, new State.Confirmed(1)));
        only(found("pi_other", new Finding.Declined(Decline.CARD_DECLINED)));
        only(found("pi_other", new Finding.Unsure()));
        only(found("pi_other", new Finding.Closed()));
        only(new Event.EntriesPosted(), to(TAKEN, BOOKED));
        only(new Event.TimeUp(), to(CONFIRMED, EXPIRED), to(DECLINED, EXPIRED));
        only(new Event.GivenUp(), to(CONFIRMED, CANCELLED), to(DECLINED, CANCELLED));
        only(new Event.RefundAsked(refund("ref_100", "a", 8412)), to(BOOKED, new State.Booked(CHARGE, List.of(refund("ref_100", "a", 8412)))));
        only(new Event.RefundAsked(refund("ref_100", "a", 8413)));
        only(new Event.RefundMade("ref_100", "re_1"));
        only(new Event.RefundPosted("ref_100"));
        only(new Event.RefundFailed("ref_100"));
    }

    @Test
    void a_refund_is_asked_made_and_posted_in_that_order_and_once() {
        State asked = new State.Booked(CHARGE, List.of(refund("ref_100", "a", 5000)));
        State made = next(asked, new Event.RefundMade("ref_100", "re_1"));
        State posted = next(made, new Event.RefundPosted("ref_100"));

        assertThat(progress(made)).containsExactly(Refund.Progress.MADE);
        assertThat(((State.Booked) made).refunds().getFirst().ref()).contains("re_1");
        assertThat(progress(posted)).containsExactly(Refund.Progress.BOOKED);
        assertThat(((State.Booked) posted).refunds().getFirst().ref()).contains("re_1");
        assertThat(next(asked, new Event.RefundPosted("ref_100"))).isEqualTo(asked);
        assertThat(next(made, new Event.RefundFailed("ref_100"))).isEqualTo(made);
        assertThat(next(posted, new Event.RefundMade("ref_100", "re_2"))).isEqualTo(posted);
        assertThat(next(asked, new Event.RefundMade("ref_200", "re_1"))).isEqualTo(asked);
    }

    @Test
    void refunds_together_never_exceed_what_was_paid_but_a_failed_one_does_not_count() {
        State half = new State.Booked(CHARGE, List.of(refund("ref_100", "a", 5000)));
        State failed = next(half, new Event.RefundFailed("ref_100"));

        assertThat(next(half, new Event.RefundAsked(refund("ref_200", "b", 3413)))).isEqualTo(half);
        assertThat(progress(next(half, new Event.RefundAsked(refund("ref_200", "b", 3412))))).hasSize(2);
        assertThat(next(half, new Event.RefundAsked(refund("ref_200", "a", 100)))).as("the same decision").isEqualTo(half);
        assertThat(progress(failed)).containsExactly(Refund.Progress.FAILED);
        assertThat(progress(next(failed, new Event.RefundAsked(refund("ref_200", "b", 8412))))).hasSize(2);
    }

    @Test
    void every_line_gives_its_reason() {
        for (State state : CourseDrawing.STATES) {
            for (Event event : CourseDrawing.EVENTS) {
                assertThat(Course.next(state, event).why()).isNotBlank();
            }
        }
    }

    @Test
    void the_drawing_tries_every_kind_of_state_event_and_finding() {
        assertThat(kinds(CourseDrawing.STATES)).isEqualTo(members(State.class));
        assertThat(kinds(CourseDrawing.EVENTS)).isEqualTo(members(Event.class));
        assertThat(CourseDrawing.EVENTS.stream()
                        .flatMap(event -> event instanceof Event.Found found ? Stream.of(found.finding()) : Stream.empty())
                        .map(finding -> finding.getClass().getSimpleName())
                        .collect(Collectors.toSet()))
                .isEqualTo(members(Finding.class));
    }

    @Test
    void the_drawing_shows_the_course() {
        assertThat(CourseDrawing.mermaid())
                .startsWith("stateDiagram-v2")
                .contains("Charging --> Taken : Found Approved, the card was charged")
                .contains("Unsure --> Declined : Found Declined, asked, and it had been declined")
                .contains("Booked --> [*]")
                .doesNotContain("Taken --> Declined");
        assertThat(CourseDrawing.dot()).startsWith("digraph payment {").contains("Taken -> Booked").endsWith("}\n");
    }

    private record Move(State from, State to) {}

    private static Move to(State from, State to) {
        return new Move(from, to);
    }

    private static void only(Event event, Move... moves) {
        for (State state : ALL) {
            State expected = Arrays.stream(moves).filter(move -> move.from().equals(state)).map(Move::to).findFirst().orElse(state);
            assertThat(next(state, event)).as("%s at %s", event, state).isEqualTo(expected);
        }
    }

    private static State next(State state, Event event) {
        return Course.next(state, event).state();
    }

    private static Event found(String ref, Finding finding) {
        return new Event.Found(ref, finding, NOON);
    }

    private static Refund refund(String id, String key, long cents) {
        return Refund.asked(id, key, List.of(new Allocation(new AccountId("acct_100200302"), Money.usd(cents))), Money.usd(0), "why", NOON);
    }

    private static List<Refund.Progress> progress(State state) {
        return ((State.Booked) state).refunds().stream().map(Refund::progress).toList();
    }

    private static Set<String> kinds(List<?> samples) {
        return samples.stream().map(each -> each.getClass().getSimpleName()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> members(Class<?> sealed) {
        var members = new ArrayList<String>();
        for (Class<?> member : sealed.getPermittedSubclasses()) {
            if (member.isSealed()) {
                members.addAll(members(member));
            } else {
                members.add(member.getSimpleName());
            }
        }
        return new TreeSet<>(members);
    }
}
