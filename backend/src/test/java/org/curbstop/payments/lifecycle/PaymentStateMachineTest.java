package org.curbstop.payments.lifecycle;

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
import org.curbstop.payments.Allocation;
import org.curbstop.payments.CardCharge;
import org.curbstop.payments.CardDecline;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.PaymentStateDiagram;
import org.curbstop.payments.Refund;
import org.curbstop.payments.gateway.GatewayStatus;
import org.junit.jupiter.api.Test;

class PaymentStateMachineTest {

    private static final Instant NOON = Instant.parse("2026-11-22T20:00:00Z");
    private static final PaymentState.CheckoutSession PAGE = new PaymentState.CheckoutSession("cs_1", URI.create("https://pay.example"),
            NOON);
    private static final CardCharge CHARGE = new CardCharge("pi_1", "ch_1", Money.usd(8412), NOON, Optional.empty());

    private static final PaymentState CONFIRMED = new PaymentState.Confirmed(0);
    private static final PaymentState OPENING = new PaymentState.OnPage(1, Optional.empty());
    private static final PaymentState ON_PAGE = new PaymentState.OnPage(1, Optional.of(PAGE));
    private static final PaymentState UNNAMED = new PaymentState.Charging(1, "pm_1", Optional.empty(), NOON);
    private static final PaymentState CHARGING = new PaymentState.Charging(1, "pm_1", Optional.of("pi_1"), NOON);
    private static final PaymentState UNSURE = new PaymentState.Unsure(1, "pm_1", "pi_1", NOON);
    private static final PaymentState DECLINED = new PaymentState.Declined(1, CardDecline.CARD_DECLINED);
    private static final PaymentState TAKEN = new PaymentState.Taken(CHARGE);
    private static final PaymentState BOOKED = new PaymentState.Booked(CHARGE, List.of());
    private static final PaymentState EXPIRED = new PaymentState.Expired();
    private static final PaymentState CANCELLED = new PaymentState.Cancelled();
    private static final List<PaymentState> ALL = List.of(
            CONFIRMED, OPENING, ON_PAGE, UNNAMED, CHARGING, UNSURE, DECLINED, TAKEN, BOOKED, EXPIRED, CANCELLED);

    /** The complete state machine: a state that is not listed for an event does not change. */
    @Test
    void every_event_in_every_state_leads_to_the_specified_state() {
        only(new PaymentEvent.CheckoutRequested(), to(CONFIRMED, OPENING), to(DECLINED, new PaymentState.OnPage(2, Optional.empty())));
        only(new PaymentEvent.CheckoutOpened(1, PAGE), to(OPENING, ON_PAGE));
        only(new PaymentEvent.CheckoutOpened(2, PAGE));
        only(new PaymentEvent.CardSubmitted("pm_1", NOON), to(CONFIRMED, UNNAMED),
                to(DECLINED, new PaymentState.Charging(2, "pm_1", Optional.empty(), NOON)));
        only(new PaymentEvent.AttemptRegistered(1, "pi_1"), to(UNNAMED, CHARGING));
        only(new PaymentEvent.AttemptRegistered(2, "pi_1"));
        only(new PaymentEvent.GatewayNotReached(1), to(UNNAMED, new PaymentState.Declined(1, CardDecline.UNREACHABLE)),
                to(OPENING, new PaymentState.Confirmed(1)));
        only(new PaymentEvent.GatewayNotReached(2));
        only(found("pi_1", new GatewayStatus.Approved(CHARGE)),
                to(CONFIRMED, TAKEN), to(OPENING, TAKEN), to(ON_PAGE, TAKEN), to(UNNAMED, TAKEN), to(CHARGING, TAKEN), to(UNSURE, TAKEN),
                to(DECLINED, TAKEN), to(EXPIRED, TAKEN), to(CANCELLED, TAKEN));
        only(found("pi_1", new GatewayStatus.Declined(CardDecline.INSUFFICIENT_FUNDS)),
                to(CHARGING, new PaymentState.Declined(1, CardDecline.INSUFFICIENT_FUNDS)),
                to(UNSURE, new PaymentState.Declined(1, CardDecline.INSUFFICIENT_FUNDS)));
        only(found("pi_1", new GatewayStatus.Unknown()), to(CHARGING, UNSURE));
        only(found("pi_1", new GatewayStatus.NotAttempted()));
        only(found("pi_1", new GatewayStatus.Closed()),
                to(CHARGING, new PaymentState.Declined(1, CardDecline.WITHDRAWN)),
                to(UNSURE, new PaymentState.Declined(1, CardDecline.WITHDRAWN)));
        only(found("cs_1", new GatewayStatus.Closed()), to(ON_PAGE, new PaymentState.Confirmed(1)));
        only(found("pi_other", new GatewayStatus.Declined(CardDecline.CARD_DECLINED)));
        only(found("pi_other", new GatewayStatus.Unknown()));
        only(found("pi_other", new GatewayStatus.Closed()));
        only(new PaymentEvent.PaymentPosted(), to(TAKEN, BOOKED));
        only(new PaymentEvent.TimeExpired(), to(CONFIRMED, EXPIRED), to(DECLINED, EXPIRED));
        only(new PaymentEvent.CancelRequested(), to(CONFIRMED, CANCELLED), to(DECLINED, CANCELLED));
        only(new PaymentEvent.RefundRequested(refund("ref_100", "a", 8412)),
                to(BOOKED, new PaymentState.Booked(CHARGE, List.of(refund("ref_100", "a", 8412)))));
        only(new PaymentEvent.RefundRequested(refund("ref_100", "a", 8413)));
        only(new PaymentEvent.RefundSent("ref_100", "re_1", NOON));
        only(new PaymentEvent.RefundPosted("ref_100"));
        only(new PaymentEvent.RefundFailed("ref_100"));
    }

    @Test
    void a_refund_is_requested_sent_and_posted_once_in_that_order() {
        PaymentState asked = new PaymentState.Booked(CHARGE, List.of(refund("ref_100", "a", 5000)));
        PaymentState made = next(asked, new PaymentEvent.RefundSent("ref_100", "re_1", NOON));
        PaymentState posted = next(made, new PaymentEvent.RefundPosted("ref_100"));

        assertThat(progress(made)).containsExactly(Refund.RefundStatus.MADE);
        assertThat(((PaymentState.Booked) made).refunds().getFirst().ref()).contains("re_1");
        assertThat(progress(posted)).containsExactly(Refund.RefundStatus.BOOKED);
        assertThat(((PaymentState.Booked) posted).refunds().getFirst().ref()).contains("re_1");
        assertThat(next(asked, new PaymentEvent.RefundPosted("ref_100"))).isEqualTo(asked);
        assertThat(next(made, new PaymentEvent.RefundFailed("ref_100"))).isEqualTo(made);
        assertThat(next(posted, new PaymentEvent.RefundSent("ref_100", "re_2", NOON))).isEqualTo(posted);
        assertThat(next(asked, new PaymentEvent.RefundSent("ref_200", "re_1", NOON))).isEqualTo(asked);
    }

    @Test
    void refunds_never_exceed_the_payment_and_failed_ones_do_not_count() {
        PaymentState half = new PaymentState.Booked(CHARGE, List.of(refund("ref_100", "a", 5000)));
        PaymentState failed = next(half, new PaymentEvent.RefundFailed("ref_100"));

        assertThat(next(half, new PaymentEvent.RefundRequested(refund("ref_200", "b", 3413)))).isEqualTo(half);
        assertThat(progress(next(half, new PaymentEvent.RefundRequested(refund("ref_200", "b", 3412))))).hasSize(2);
        assertThat(next(half, new PaymentEvent.RefundRequested(refund("ref_200", "a", 100)))).as("a repeated request").isEqualTo(half);
        assertThat(progress(failed)).containsExactly(Refund.RefundStatus.FAILED);
        assertThat(progress(next(failed, new PaymentEvent.RefundRequested(refund("ref_200", "b", 8412))))).hasSize(2);
    }

    @Test
    void a_review_is_closed_once_and_only_another_charge_opens_it_again() {
        PaymentState open = new PaymentState.InReview(CHARGE);
        PaymentState closed = new PaymentState.InReview(CHARGE, Optional.of(NOON));
        var other = new CardCharge("pi_2", "ch_2", Money.usd(329), NOON, Optional.empty());
        only(new PaymentEvent.ReviewClosed("ch_1", NOON));
        assertThat(next(open, new PaymentEvent.ReviewClosed("ch_1", NOON))).isEqualTo(closed);
        assertThat(next(open, new PaymentEvent.ReviewClosed("ch_2", NOON))).isEqualTo(open);
        assertThat(next(closed, new PaymentEvent.ReviewClosed("ch_1", NOON.plusSeconds(1)))).isEqualTo(closed);
        assertThat(next(closed, new PaymentEvent.WrongAmountCharged(CHARGE))).isEqualTo(closed);
        assertThat(next(closed, new PaymentEvent.WrongAmountCharged(other))).isEqualTo(new PaymentState.InReview(other));
        assertThat(next(closed, found("pi_1", new GatewayStatus.Approved(CHARGE)))).isEqualTo(TAKEN);
    }

    @Test
    void every_transition_has_a_reason() {
        for (PaymentState state : PaymentStateDiagram.STATES) {
            for (PaymentEvent event : PaymentStateDiagram.EVENTS) {
                assertThat(PaymentStateMachine.next(state, event).reason()).isNotBlank();
            }
        }
    }

    @Test
    void the_diagram_covers_every_kind_of_state_event_and_status() {
        assertThat(kinds(PaymentStateDiagram.STATES)).isEqualTo(members(PaymentState.class));
        assertThat(kinds(PaymentStateDiagram.EVENTS)).isEqualTo(members(PaymentEvent.class));
        assertThat(PaymentStateDiagram.EVENTS.stream()
                        .flatMap(event -> event instanceof PaymentEvent.StatusReceived found ? Stream.of(found.status()) : Stream.empty())
                        .map(status -> status.getClass().getSimpleName())
                        .collect(Collectors.toSet()))
                .isEqualTo(members(GatewayStatus.class));
    }

    @Test
    void the_diagram_shows_the_state_machine() {
        assertThat(PaymentStateDiagram.mermaid())
                .startsWith("stateDiagram-v2")
                .contains("Charging --> Taken : StatusReceived Approved, the card was charged")
                .contains("Unsure --> Declined : StatusReceived Declined, status requested - declined")
                .contains("Booked --> [*]", "Expired --> [*]", "Cancelled --> [*]")
                .doesNotContain("Taken --> Declined", "Taken --> [*]", "Confirmed --> [*]", "Declined --> [*]");
        assertThat(PaymentStateDiagram.dot()).startsWith("digraph payment {").contains("Taken -> Booked").endsWith("}\n");
    }

    private record Move(PaymentState from, PaymentState to) {}

    private static Move to(PaymentState from, PaymentState to) {
        return new Move(from, to);
    }

    private static void only(PaymentEvent event, Move... moves) {
        for (PaymentState state : ALL) {
            PaymentState expected = Arrays.stream(moves).filter(move -> move.from().equals(state)).map(Move::to).findFirst().orElse(state);
            assertThat(next(state, event)).as("%s at %s", event, state).isEqualTo(expected);
        }
    }

    private static PaymentState next(PaymentState state, PaymentEvent event) {
        return PaymentStateMachine.next(state, event).state();
    }

    private static PaymentEvent found(String ref, GatewayStatus status) {
        return new PaymentEvent.StatusReceived(ref, status, NOON);
    }

    private static Refund refund(String id, String key, long cents) {
        return Refund.requested(id, key, List.of(new Allocation(new AccountId("acct_100200302"), Money.usd(cents))), Money.usd(0), "why",
                NOON);
    }

    private static List<Refund.RefundStatus> progress(PaymentState state) {
        return ((PaymentState.Booked) state).refunds().stream().map(Refund::progress).toList();
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
