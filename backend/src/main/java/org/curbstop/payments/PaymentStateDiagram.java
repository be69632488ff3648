package org.curbstop.payments;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.payments.gateway.GatewayStatus;
import org.curbstop.payments.gateway.GatewayStatus.Approved;
import org.curbstop.payments.lifecycle.PaymentEvent;
import org.curbstop.payments.lifecycle.PaymentStateMachine;

/** Draws the state machine of a payment by applying every event to every state, so that the diagram cannot differ from the code. */
public final class PaymentStateDiagram {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String REF = "pi_1";
    private static final PaymentState.CheckoutSession PAGE = new PaymentState.CheckoutSession("cs_1", URI.create("https://pay.example"),
            NOON);
    private static final CardCharge CHARGE = new CardCharge(REF, "ch_1", Money.usd(8412), NOON, Optional.empty());
    private static final Refund REFUND = Refund.requested(
            "ref_100", "key", List.of(new Allocation(new AccountId("acct_100"), Money.usd(8412))), Money.usd(0), "why", NOON);

    private static final Dispute DISPUTE = new Dispute("du_1", Money.usd(8412), Dispute.DisputeStatus.OPEN, NOON, Optional.empty(), List.of(
            new Dispute.DisputeMovement("txn_1", true, REFUND.allocations(), Money.usd(0), NOON, Dispute.PostingStatus.TO_POST),
            new Dispute.DisputeMovement("txn_2", false, REFUND.allocations(), Money.usd(0), NOON, Dispute.PostingStatus.PARKED)));

    public static final List<PaymentState> STATES = List.of(
            new PaymentState.Confirmed(0),
            new PaymentState.OnPage(1, Optional.empty()),
            new PaymentState.OnPage(1, Optional.of(PAGE)),
            new PaymentState.Charging(1, "pm_1", Optional.empty(), NOON),
            new PaymentState.Charging(1, "pm_1", Optional.of(REF), NOON),
            new PaymentState.Unsure(1, "pm_1", REF, NOON),
            new PaymentState.Declined(1, CardDecline.CARD_DECLINED),
            new PaymentState.Taken(CHARGE),
            new PaymentState.Booked(CHARGE, List.of()),
            new PaymentState.Booked(CHARGE, List.of(REFUND)),
            new PaymentState.Booked(CHARGE, List.of(REFUND.with(Refund.RefundStatus.MADE, Optional.of("re_1")))),
            new PaymentState.Booked(CHARGE, List.of(REFUND.with(Refund.RefundStatus.BOOKED, Optional.of("re_1"))), List.of(DISPUTE)),
            new PaymentState.Booked(CHARGE, List.of(REFUND.with(Refund.RefundStatus.RETURNED, Optional.of("re_1")))),
            new PaymentState.InReview(CHARGE),
            new PaymentState.InReview(CHARGE, Optional.of(NOON)),
            new PaymentState.Expired(),
            new PaymentState.Cancelled());

    public static final List<PaymentEvent> EVENTS = List.of(
            new PaymentEvent.CheckoutRequested(),
            new PaymentEvent.CheckoutOpened(1, PAGE),
            new PaymentEvent.CardSubmitted("pm_1", NOON),
            new PaymentEvent.AttemptRegistered(1, REF),
            new PaymentEvent.GatewayNotReached(1),
            new PaymentEvent.StatusReceived(REF, new Approved(CHARGE), NOON),
            new PaymentEvent.StatusReceived(REF, new GatewayStatus.Declined(CardDecline.CARD_DECLINED), NOON),
            new PaymentEvent.StatusReceived(REF, new GatewayStatus.Unknown(), NOON),
            new PaymentEvent.StatusReceived(REF, new GatewayStatus.NotAttempted(), NOON),
            new PaymentEvent.StatusReceived(REF, new GatewayStatus.Closed(), NOON),
            new PaymentEvent.StatusReceived(PAGE.ref(), new GatewayStatus.Closed(), NOON),
            new PaymentEvent.PaymentPosted(),
            new PaymentEvent.TimeExpired(),
            new PaymentEvent.CancelRequested(),
            new PaymentEvent.RefundRequested(REFUND),
            new PaymentEvent.RefundSent(REFUND.id(), "re_1", NOON),
            new PaymentEvent.RefundFailed(REFUND.id()),
            new PaymentEvent.RefundPosted(REFUND.id()),
            new PaymentEvent.RefundPending(REFUND.id(), "re_1"),
            new PaymentEvent.RefundReturned(REFUND.id()),
            new PaymentEvent.RefundReversed(REFUND.id()),
            new PaymentEvent.RefundObserved(REFUND),
            new PaymentEvent.DisputeObserved(DISPUTE),
            new PaymentEvent.DisputeMovementPosted(DISPUTE.ref(), "txn_1"),
            new PaymentEvent.SplitApproved("txn_2"),
            new PaymentEvent.WrongAmountCharged(CHARGE),
            new PaymentEvent.ReviewClosed(CHARGE.charge(), NOON));

    private PaymentStateDiagram() {}

    private record DiagramEdge(String from, String to, String event, String reason) {}

    public static String mermaid() {
        var lines = new StringBuilder("stateDiagram-v2\n    [*] --> Confirmed : confirmed by the payer\n");
        for (DiagramEdge edge : edges()) {
            lines.append("    ").append(edge.from()).append(" --> ").append(edge.to())
                    .append(" : ").append(edge.event()).append(", ").append(edge.reason().replace(":", " -").replace(";", ","))
                    .append('\n');
        }
        ends().forEach(end -> lines.append("    ").append(end).append(" --> [*]\n"));
        return lines.toString();
    }

    public static String dot() {
        var lines = new StringBuilder("digraph payment {\n    rankdir=LR;\n    node [shape=box, style=rounded, fontname=sans];\n"
                + "    edge [fontname=sans, fontsize=10];\n");
        for (DiagramEdge edge : edges()) {
            lines.append("    ").append(edge.from()).append(" -> ").append(edge.to())
                    .append(" [label=\"").append(edge.event()).append("\\n").append(edge.reason()).append("\"];\n");
        }
        return lines.append("}\n").toString();
    }

    private static Set<DiagramEdge> edges() {
        var edges = new LinkedHashSet<DiagramEdge>();
        for (PaymentState state : STATES) {
            for (PaymentEvent event : EVENTS) {
                PaymentStateMachine.Transition transition = PaymentStateMachine.next(state, event);
                if (!transition.state().equals(state)) {
                    edges.add(new DiagramEdge(name(state), name(transition.state()), name(event), transition.reason()));
                }
            }
        }
        return edges;
    }

    /** Returns the states that are left only if Stripe took money. */
    private static Set<String> ends() {
        return STATES.stream()
                .filter(state -> EVENTS.stream()
                        .filter(event -> !(event instanceof PaymentEvent.WrongAmountCharged
                                || event instanceof PaymentEvent.StatusReceived found && found.status() instanceof Approved))
                        .map(event -> PaymentStateMachine.next(state, event).state())
                        .allMatch(next -> next.getClass().equals(state.getClass())))
                .map(PaymentStateDiagram::name)
                .filter(name -> !name.equals("OnPage") && !name.equals("Charging"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String name(PaymentState state) {
        return state.getClass().getSimpleName();
    }

    private static String name(PaymentEvent event) {
        return event instanceof PaymentEvent.StatusReceived found ? "StatusReceived " + found.status().getClass().getSimpleName()
                : event.getClass().getSimpleName();
    }
}
