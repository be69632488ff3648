package org.curbstop.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.store.Outboxed;
import org.curbstop.store.Outgoing;

/**
 * A packet on its way through the hands of staff.
 *
 * @param rank what is done first: hazards, then what is overdue, then by {@code due}
 * @param due when the customer has to have heard from a person
 * @param callback when the customer was promised a call, if one was
 */
public record HandOff(
        CaseId id,
        long version,
        String key,
        Packet packet,
        State state,
        int rank,
        Instant raised,
        Instant due,
        Optional<Instant> callback,
        List<Note> notes,
        List<Outgoing> outbox)
        implements Outboxed {

    static final int HAZARD = 0;
    static final int OVERDUE = 1;
    static final int NORMAL = 2;

    public HandOff {
        notes = List.copyOf(notes);
        outbox = List.copyOf(outbox);
    }

    /** Where it stands. */
    public sealed interface State {
        record Waiting() implements State {}

        record Taken(String by, Instant at) implements State {}

        record Closed(String by, Instant at, Outcome outcome) implements State {}
    }

    public enum Outcome { SOLVED, NOT_REACHED, REFERRED, NOT_OURS, WITHDRAWN }

    /** What a person of the utility wrote down; not for the customer's eyes. */
    public record Note(String by, Instant at, String text) {}

    static HandOff raised(Packet packet, Instant now, Instant due) {
        int rank = packet.kind() == Packet.Kind.HAZARD ? HAZARD : NORMAL;
        return new HandOff(CaseId.mint(), 0, packet.key(), packet, new State.Waiting(), rank, now, due, Optional.empty(), List.of(), List.of());
    }

    public boolean isOpen() {
        return !(state instanceof State.Closed);
    }

    public boolean isWith(String staff) {
        return state instanceof State.Taken taken && taken.by().equals(staff);
    }

    HandOff in(State next) {
        return new HandOff(id, version, key, packet, next, rank, raised, due, callback, notes, outbox);
    }

    HandOff ranked(int next) {
        return new HandOff(id, version, key, packet, state, next, raised, due, callback, notes, outbox);
    }

    HandOff calledBackAt(Optional<Instant> at) {
        return new HandOff(id, version, key, packet, state, rank, raised, due, at, notes, outbox);
    }

    HandOff noting(Note note) {
        var all = new ArrayList<>(notes);
        all.add(note);
        return new HandOff(id, version, key, packet, state, rank, raised, due, callback, all, outbox);
    }

    HandOff telling(List<Outgoing> events) {
        return new HandOff(id, version, key, packet, state, rank, raised, due, callback, notes, events);
    }
}
