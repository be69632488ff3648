package org.curbstop.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.StoredAs;

/**
 * A case that staff take over.
 *
 * @param number that customers get: nine digits; absent on hand-offs of before they had one
 * @param rank what is done first: hazards, then what is overdue, then by {@code due}
 * @param due when the customer has to have heard from a person
 * @param callback when the customer was promised a call, if one was
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

    /** Its state. */
    public sealed interface State {
        @StoredAs("waiting")
        record Waiting() implements State {}

        @StoredAs("taken")
        record Taken(String by, Instant at) implements State {}

        @StoredAs("closed")
        record Closed(String by, Instant at, Outcome outcome) implements State {}
    }

    public enum Outcome { SOLVED, NOT_REACHED, REFERRED, NOT_OURS, WITHDRAWN }

    /** What a person of the utility wrote down; not for the customer's eyes. */
    public record Note(String by, Instant at, String text) {}

    static HandOff raised(HandOffContext packet, Instant now, Instant due) {
        int rank = packet.kind() == HandOffContext.Kind.HAZARD ? HAZARD : NORMAL;
        CaseId id = CaseId.create();
        return new HandOff(id, 0, packet.key(), Optional.of(ReferenceNumber.of(id.value())), packet, new State.Waiting(), rank, now, due,
                Optional.empty(), List.of(), List.of());
    }

    /** Nine digits in threes. */
    public String reference() {
        return ReferenceNumber.display(id.value());
    }

    public boolean isOpen() {
        return !(state instanceof State.Closed);
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

    /** Somebody who was promised a call has to have it then, neither sooner nor later. */
    HandOff withCallback(Instant at) {
        return new HandOff(id, version, key, number, packet, state, rank, raised, at, Optional.of(at), notes, outbox);
    }

    HandOff withoutCallback(Instant by) {
        return new HandOff(id, version, key, number, packet, state, rank, raised, by, Optional.empty(), notes, outbox);
    }

    /** With what was said since, each line once and {@value #MAX_LINES} in all: the reports themselves have every word. */
    HandOff withLines(List<HandOffContext.ConversationLine> more) {
        List<HandOffContext.ConversationLine> fresh = more.stream().filter(line -> !packet.said().contains(line))
                .limit(Math.max(0, MAX_LINES - packet.said().size())).toList();
        return fresh.isEmpty() ? this
                : new HandOff(id, version, key, number, packet.withLines(fresh), state, rank, raised, due, callback, notes, outbox);
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
