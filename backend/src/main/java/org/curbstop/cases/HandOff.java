package org.curbstop.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.StoredAs;

/**
 * A case for staff.
 *
 * @param number nine-digit number for the customer; empty on hand-offs created before numbers existed
 * @param rank priority: hazards, then overdue cases, then by {@code due}
 * @param due time by which staff must have responded
 * @param callback time of the promised callback, if any
 */
public record HandOff(
        CaseId id,
        long version,
        String key,
        Optional<String> number,
        HandOffContext packet,
        State state,
        int rank,
        Instant raised,
        Instant due,
        Optional<Instant> callback,
        List<Note> notes,
        List<OutboxMessage> outbox)
        implements OutboxAggregate {

    static final int MAX_LINES = 100;
    static final int HAZARD = 0;
    static final int OVERDUE = 1;
    static final int NORMAL = 2;

    public HandOff {
        notes = List.copyOf(notes);
        outbox = List.copyOf(outbox);
    }

    public sealed interface State {
        @StoredAs("waiting")
        record Waiting() implements State {}

        @StoredAs("taken")
        record Taken(String by, Instant at) implements State {}

        @StoredAs("closed")
        record Closed(String by, Instant at, Outcome outcome) implements State {}
    }

    /** How a case ended; a credit was returned by check, to the card or to a bank account. */
    public enum Outcome {
        SOLVED, NOT_REACHED, REFERRED, NOT_OURS, WITHDRAWN, RETURNED_BY_CHECK, RETURNED_TO_CARD, RETURNED_TO_BANK;

        public boolean isReturn() {
            return this == RETURNED_BY_CHECK || this == RETURNED_TO_CARD || this == RETURNED_TO_BANK;
        }
    }

    /** A note by staff; never shown to the customer. */
    public record Note(String by, Instant at, String text) {}

    static HandOff raised(HandOffContext packet, Instant now, Instant due) {
        int rank = packet.kind() == HandOffContext.Kind.HAZARD ? HAZARD : NORMAL;
        CaseId id = CaseId.create();
        return new HandOff(id, 0, packet.key(), Optional.of(ReferenceNumber.of(id.value())), packet, new State.Waiting(), rank, now, due,
                Optional.empty(), List.of(), List.of());
    }

    /** Returns nine digits in groups of three. */
    public String reference() {
        return ReferenceNumber.display(id.value());
    }

    public boolean isOpen() {
        return !(state instanceof State.Closed);
    }

    /** Returns the outcomes with which it can be closed: a credit is not just solved, its customer learns how it was returned. */
    public List<Outcome> outcomes() {
        boolean credit = packet.wanted().equals(CreditReturns.TASK);
        return Stream.of(Outcome.values()).filter(each -> each == Outcome.SOLVED ? !credit : !each.isReturn() || credit).toList();
    }

    public boolean isAssignedTo(String staff) {
        return state instanceof State.Taken taken && taken.by().equals(staff);
    }

    HandOff withState(State next) {
        return new HandOff(id, version, key, number, packet, next, rank, raised, due, callback, notes, outbox);
    }

    HandOff withRank(int next) {
        return new HandOff(id, version, key, number, packet, state, next, raised, due, callback, notes, outbox);
    }

    /** The callback time becomes the due time: the call must come then, neither earlier nor later. */
    HandOff withCallback(Instant at) {
        return new HandOff(id, version, key, number, packet, state, rank, raised, at, Optional.of(at), notes, outbox);
    }

    HandOff withoutCallback(Instant by) {
        return new HandOff(id, version, key, number, packet, state, rank, raised, by, Optional.empty(), notes, outbox);
    }

    /** Adds new lines of conversation, without duplicates, up to {@value #MAX_LINES} in all. The reports keep the full text. */
    HandOff withLines(List<HandOffContext.ConversationLine> more) {
        List<HandOffContext.ConversationLine> fresh = more.stream().filter(line -> !packet.said().contains(line))
                .limit(Math.max(0, MAX_LINES - packet.said().size())).toList();
        return fresh.isEmpty() ? this
                : new HandOff(id, version, key, number, packet.withLines(fresh), state, rank, raised, due, callback, notes, outbox);
    }

    HandOff joinedBy(HandOffContext more) {
        return new HandOff(id, version, key, number, packet.joinedBy(more), state, rank, raised, due, callback, notes, List.of());
    }

    HandOff withNote(Note note) {
        var all = new ArrayList<>(notes);
        all.add(note);
        return new HandOff(id, version, key, number, packet, state, rank, raised, due, callback, all, outbox);
    }

    HandOff withEvents(List<OutboxMessage> events) {
        return new HandOff(id, version, key, number, packet, state, rank, raised, due, callback, notes, events);
    }
}
