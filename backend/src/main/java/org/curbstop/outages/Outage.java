package org.curbstop.outages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;
import org.curbstop.utility.ServiceType;

/**
 * Service is out somewhere: what customers, staff and the open feed see of it.
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
        ServiceType service,
        OutageScope scope,
        OutageState state,
        Instant opened,
        OutageCause cause,
        CrewStatus crew,
        List<Etr> etrs,
        List<OutageId> absorbed,
        Optional<OutageId> nestedIn,
        OutageKeys keys,
        Optional<Instant> corroborated,
        List<OutboxMessage> outbox)
        implements OutboxAggregate {

    public Outage {
        etrs = List.copyOf(etrs);
        absorbed = List.copyOf(absorbed);
        outbox = List.copyOf(outbox);
    }

    /**
     * @param one at most one open outage has it: the part of the network, or the outage that this one is nested in
     * @param cell the square of the map, where the network is not known
     */
    public record OutageKeys(Optional<String> one, Optional<String> cell) {
        public static final OutageKeys NONE = new OutageKeys(Optional.empty(), Optional.empty());
    }

    public static Outage suspected(OutageId id, ServiceType service, OutageScope scope, OutageKeys keys, Optional<OutageId> nestedIn,
            Instant now) {
        return new Outage(id, 0, service, scope, new OutageState.Suspected(), now, OutageCause.UNKNOWN, CrewStatus.NOT_YET, List.of(),
                List.of(), nestedIn, keys, Optional.empty(), List.of());
    }

    public boolean isOut() {
        return state.isOut();
    }

    /** Whether it may be shown to anybody but those who reported it: the utility has confirmed it, or households agree. */
    public boolean isPublic() {
        return !(state instanceof OutageState.Suspected) || corroborated.isPresent();
    }

    /** When it will be back; empty: nothing was said yet. An {@link Etr} without a time says that it is being assessed. */
    public Optional<Etr> etr() {
        return etrs.isEmpty() ? Optional.empty() : Optional.of(etrs.getLast());
    }

    /** How often a time that had been given was replaced by another. */
    public int timesMoved() {
        return Math.max(0, (int) etrs.stream().map(Etr::back).flatMap(Optional::stream).distinct().count() - 1);
    }

    public Outage withState(OutageState next) {
        // Once it is not out any more, the next report there is about a new outage.
        return new Outage(id, version, service, scope, next, opened, cause, crew, etrs, absorbed, nestedIn,
                next.isOut() ? keys : OutageKeys.NONE, corroborated, outbox);
    }

    Outage withCause(OutageCause found) {
        return new Outage(id, version, service, scope, state, opened, found, crew, etrs, absorbed, nestedIn, keys, corroborated, outbox);
    }

    Outage withCrew(CrewStatus now) {
        return new Outage(id, version, service, scope, state, opened, cause, now, etrs, absorbed, nestedIn, keys, corroborated, outbox);
    }

    Outage withEtr(Etr etr) {
        var all = new ArrayList<>(etrs);
        all.add(etr);
        return new Outage(id, version, service, scope, state, opened, cause, crew, all, absorbed, nestedIn, keys, corroborated, outbox);
    }

    public Outage withAbsorbed(Outage other) {
        var all = new LinkedHashSet<>(absorbed);
        all.add(other.id);
        all.addAll(other.absorbed);
        return new Outage(
                id, version, service, scope, state, opened, cause, crew, etrs, List.copyOf(all), nestedIn, keys, corroborated, outbox);
    }

    Outage withKeys(OutageKeys again) {
        return new Outage(id, version, service, scope, state, opened, cause, crew, etrs, absorbed, nestedIn, again, corroborated, outbox);
    }

    public Outage corroborated(Instant since) {
        return new Outage(
                id, version, service, scope, state, opened, cause, crew, etrs, absorbed, nestedIn, keys,
                corroborated.or(() -> Optional.of(since)), outbox);
    }

    public Outage withEvents(List<OutboxMessage> events) {
        return new Outage(id, version, service, scope, state, opened, cause, crew, etrs, absorbed, nestedIn, keys, corroborated, events);
    }
}
