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
import org.curbstop.payments.Finding.Approved;

/** Draws the course of a payment by trying every event on every state: the drawing cannot differ from what is done. */
public final class CourseDrawing {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String REF = "pi_1";
    private static final State.Page PAGE = new State.Page("cs_1", URI.create("https://pay.example"), NOON);
    private static final Charge CHARGE = new Charge(REF, "ch_1", Money.usd(8412), NOON, Optional.empty());
    private static final Refund REFUND = Refund.asked(
            "ref_100", "key", List.of(new Allocation(new AccountId("acct_100"), Money.usd(8412))), Money.usd(0), "why", NOON);

    private static final Dispute DISPUTE = new Dispute("du_1", Money.usd(8412), Dispute.Status.OPEN, NOON, Optional.empty(), List.of(
            new Dispute.Movement("txn_1", true, REFUND.allocations(), Money.usd(0), NOON, Dispute.Posting.TO_POST),
            new Dispute.Movement("txn_2", false, REFUND.allocations(), Money.usd(0), NOON, Dispute.Posting.PARKED)));

    static final List<State> STATES = List.of(
            new State.Confirmed(0),
            new State.OnPage(1, Optional.empty()),
            new State.OnPage(1, Optional.of(PAGE)),
            new State.Charging(1, "pm_1", Optional.empty(), NOON),
            new State.Charging(1, "pm_1", Optional.of(REF), NOON),
            new State.Unsure(1, "pm_1", REF, NOON),
            new State.Declined(1, Decline.CARD_DECLINED),
            new State.Taken(CHARGE),
            new State.Booked(CHARGE, List.of()),
            new State.Booked(CHARGE, List.of(REFUND)),
            new State.Booked(CHARGE, List.of(REFUND.with(Refund.Progress.MADE, Optional.of("re_1")))),
            new State.Booked(CHARGE, List.of(REFUND.with(Refund.Progress.BOOKED, Optional.of("re_1"))), List.of(DISPUTE)),
            new State.Booked(CHARGE, List.of(REFUND.with(Refund.Progress.RETURNED, Optional.of("re_1")))),
            new State.InReview(CHARGE),
            new State.Expired(),
            new State.Cancelled());

    static final List<Event> EVENTS = List.of(
            new Event.PageAsked(),
            new Event.PageOpened(1, PAGE),
            new Event.CardGiven("pm_1", NOON),
            new Event.AttemptNamed(1, REF),
            new Event.NotReached(1),
            new Event.Found(REF, new Approved(CHARGE), NOON),
            new Event.Found(REF, new Finding.Declined(Decline.CARD_DECLINED), NOON),
            new Event.Found(REF, new Finding.Unsure(), NOON),
            new Event.Found(REF, new Finding.Untouched(), NOON),
            new Event.Found(REF, new Finding.Closed(), NOON),
            new Event.Found(PAGE.ref(), new Finding.Closed(), NOON),
            new Event.EntriesPosted(),
            new Event.TimeUp(),
            new Event.GivenUp(),
            new Event.RefundAsked(REFUND),
            new Event.RefundMade(REFUND.id(), "re_1"),
            new Event.RefundFailed(REFUND.id()),
            new Event.RefundPosted(REFUND.id()),
            new Event.RefundPending(REFUND.id(), "re_1"),
            new Event.RefundReturned(REFUND.id()),
            new Event.RefundTakenBack(REFUND.id()),
            new Event.RefundSeen(REFUND),
            new Event.DisputeSeen(DISPUTE),
            new Event.DisputePosted(DISPUTE.ref(), "txn_1"),
            new Event.ShareAccepted("txn_2"),
            new Event.WrongAmountTaken(CHARGE));

    private CourseDrawing() {}

    private record Edge(String from, String to, String event, String why) {}

    /** As a Mermaid state diagram. */
    public static String mermaid() {
        var lines = new StringBuilder("stateDiagram-v2\n    [*] --> Confirmed : somebody said yes\n");
        for (Edge edge : edges()) {
            lines.append("    ").append(edge.from()).append(" --> ").append(edge.to())
                    .append(" : ").append(edge.event()).append(", ").append(edge.why().replace(":", " -").replace(";", ",")).append('\n');
        }
        ends().forEach(end -> lines.append("    ").append(end).append(" --> [*]\n"));
        return lines.toString();
    }

    /** For Graphviz. */
    public static String dot() {
        var lines = new StringBuilder("digraph payment {\n    rankdir=LR;\n    node [shape=box, style=rounded, fontname=sans];\n    edge [fontname=sans, fontsize=10];\n");
        for (Edge edge : edges()) {
            lines.append("    ").append(edge.from()).append(" -> ").append(edge.to())
                    .append(" [label=\"").append(edge.event()).append("\\n").append(edge.why()).append("\"];\n");
        }
        return lines.append("}\n").toString();
    }

    private static Set<Edge> edges() {
        var edges = new LinkedHashSet<Edge>();
        for (State state : STATES) {
            for (Event event : EVENTS) {
                Course.Step step = Course.next(state, event);
                if (!step.state().equals(state)) {
                    edges.add(new Edge(name(state), name(step.state()), name(event), step.why()));
                }
            }
        }
        return edges;
    }

    /** States that nothing but a late truth leads out of. */
    private static Set<String> ends() {
        return STATES.stream()
                .filter(state -> EVENTS.stream()
                        .filter(event -> !(event instanceof Event.Found found && found.finding() instanceof Approved))
                        .map(event -> Course.next(state, event).state())
                        .allMatch(next -> next.getClass().equals(state.getClass())))
                .map(CourseDrawing::name)
                .filter(name -> !name.equals("OnPage") && !name.equals("Charging"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String name(State state) {
        return state.getClass().getSimpleName();
    }

    private static String name(Event event) {
        return event instanceof Event.Found found ? "Found " + found.finding().getClass().getSimpleName() : event.getClass().getSimpleName();
    }
}
