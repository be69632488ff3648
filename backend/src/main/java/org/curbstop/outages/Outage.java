package org.curbstop.outages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.curbstop.store.Outboxed;
import org.curbstop.store.Outgoing;
import org.curbstop.utility.UtilityService;

/**
 * Service is gone somewhere: what customers, staff and the open feed are told of it.
 *
 * @param etrs every estimate that was given, oldest first; the last one holds
 * @param absorbed outages that turned out to be part of this one; their reports count here
 * @param nestedIn the outage that was restored without this part of it
 * @param keys what reports find it by while it is out
 * @param corroborated since when more than one household says so, from more than one origin; nothing is published before
 */
public record Outage(
        OutageId id,
        long version,
        UtilityService service,
        Scope scope,
        State state,
        Instant opened,
        Cause cause,
        Crew crew,
        List<Etr> etrs,
        List<OutageId> absorbed,
        Optional<OutageId> nestedIn,
        Keys keys,
        Optional<Instant> corroborated,
        List<Outgoing> outbox)
        implements Outboxed {

    public Outage {
        etrs = List.copyOf(etrs);
        absorbed = List.copyOf(absorbed);
        outbox = List.copyOf(outbox);
    }

    /**
     * @param one at most one open outage has it: the part of the network, or the outage that this one is nested in
     * @param cell the square of the map, where the network is not known
     */
    record Keys(Optional<String> one, Optional<String> cell) {
        static final Keys NONE = new Keys(Optional.empty(), Optional.empty());
    }

    static Outage suspected(OutageId id, UtilityService service, Scope scope, Keys keys, Optional<OutageId> nestedIn, Instant now) {
        return new Outage(id, 0, service, scope, new State.Suspected(), now, Cause.UNKNOWN, Crew.NOT_YET, List.of(), List.of(), nestedIn, keys, Optional.empty(), List.of());
    }

    public boolean isOut() {
        return state.isOut();
    }

    /** Whether it may be told to anybody but those who reported it: the utility has looked, or households agree. */
    public boolean isPublic() {
        return !(state instanceof State.Suspected) || corroborated.isPresent();
    }

    /** When it will be back; empty: nothing was said yet. An {@link Etr} without a time says that it is being assessed. */
    public Optional<Etr> etr() {
        return etrs.isEmpty() ? Optional.empty() : Optional.of(etrs.getLast());
    }

    /** How often a time that had been given was replaced by another. */
    public int timesMoved() {
        return Math.max(0, (int) etrs.stream().map(Etr::back).flatMap(Optional::stream).distinct().count() - 1);
    }

    Outage in(State next) {
        // Once it is not out any more, the next report there is about a new outage.
        return new Outage(id, version, service, scope, next, opened, cause, crew, etrs, absorbed, nestedIn, next.isOut() ? keys : Keys.NONE, corroborated, outbox);
    }

    Outage because(Cause found) {
        return new Outage(id, version, service, scope, state, opened, found, crew, etrs, absorbed, nestedIn, keys, corroborated, outbox);
    }

    Outage with(Crew now) {
        return new Outage(id, version, service, scope, state, opened, cause, now, etrs, absorbed, nestedIn, keys, corroborated, outbox);
    }

    Outage saying(Etr etr) {
        var all = new ArrayList<>(etrs);
        all.add(etr);
        return new Outage(id, version, service, scope, state, opened, cause, crew, all, absorbed, nestedIn, keys, corroborated, outbox);
    }

    Outage absorbing(Outage other) {
        var all = new LinkedHashSet<>(absorbed);
        all.add(other.id);
        all.addAll(other.absorbed);
        return new Outage(
                id, version, service, scope, state, opened, cause, crew, etrs, List.copyOf(all), nestedIn, keys, corroborated, outbox);
    }

    Outage findableBy(Keys again) {
        return new Outage(id, version, service, scope, state, opened, cause, crew, etrs, absorbed, nestedIn, again, corroborated, outbox);
    }

    Outage corroborated(Instant since) {
        return new Outage(
                id, version, service, scope, state, opened, cause, crew, etrs, absorbed, nestedIn, keys, corroborated.or(() -> Optional.of(since)), outbox);
    }

    Outage telling(List<Outgoing> events) {
        return new Outage(id, version, service, scope, state, opened, cause, crew, etrs, absorbed, nestedIn, keys, corroborated, events);
    }
}
