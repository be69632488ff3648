package org.curbstop.outages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;
import org.curbstop.utility.ServiceType;

/**
 * An outage as customers, staff and the open feed see it.
 *
 * @param etrs all estimates given, oldest first; the last one is current
 * @param absorbed outages merged into this one; their reports count here
 * @param nestedIn outage from which this one was separated, such as one restored without this part
 * @param keys keys by which reports find it while it is out
 * @param restoredPartKeys keys of devices below it that are restored; reports there are about a new outage
 * @param corroborated since when more than one household from more than one origin reports it, or the utility has confirmed it;
 *     nothing is published before
 * @param openedBy keyed digest of the origin that opened it, while it is out
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
        Optional<List<String>> restoredPartKeys,
        Optional<Instant> corroborated,
        Optional<String> openedBy,
        List<OutboxMessage> outbox)
        implements OutboxAggregate {

    public Outage {
        etrs = List.copyOf(etrs);
        absorbed = List.copyOf(absorbed);
        restoredPartKeys = restoredPartKeys.filter(all -> !all.isEmpty()).map(List::copyOf);
        outbox = List.copyOf(outbox);
    }

    /**
     * @param one unique among open outages: the part of the network, or the outage in which this one is nested
     * @param cell map cell, if the network is not known
     * @param network feeder or pressure zone from whose evidence it is predicted, if imported
     */
    public record OutageKeys(Optional<String> one, Optional<String> cell, Optional<String> network) {
        public static final OutageKeys NONE = new OutageKeys(Optional.empty(), Optional.empty());

        public OutageKeys(Optional<String> one, Optional<String> cell) {
            this(one, cell, Optional.empty());
        }
    }

    /** Creates the outage of a part of {@code whole} that is restored while the rest stays out. */
    public static Outage ofRestoredPart(Outage whole, OutageId id, OutageScope part, OutageKeys keys, Instant at) {
        return new Outage(id, 0, whole.service, part, new OutageState.Restored(at), whole.opened, whole.cause, CrewStatus.DONE, List.of(),
                List.of(), Optional.of(whole.id), keys, Optional.empty(), whole.corroboratedIn(whole.state), Optional.empty(), List.of());
    }

    public static Outage suspected(OutageId id, ServiceType service, OutageScope scope, OutageKeys keys, Optional<OutageId> nestedIn,
            Instant now) {
        return new Outage(id, 0, service, scope, new OutageState.Suspected(), now, OutageCause.UNKNOWN, CrewStatus.NOT_YET, List.of(),
                List.of(), nestedIn, keys, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    public List<String> restoredParts() {
        return restoredPartKeys.orElse(List.of());
    }

    public boolean isOut() {
        return state.isOut();
    }

    /** Returns whether it may be shown to others than its reporters: the utility has confirmed it, or several households agree. */
    public boolean isPublic() {
        return certainty() != Certainty.ONE_HOUSEHOLD;
    }

    /** Certainty of an outage. */
    public enum Certainty { ONE_HOUSEHOLD, SEVERAL_HOUSEHOLDS, CONFIRMED }

    public Certainty certainty() {
        return !(state instanceof OutageState.Suspected) ? Certainty.CONFIRMED
                : corroborated.isPresent() ? Certainty.SEVERAL_HOUSEHOLDS : Certainty.ONE_HOUSEHOLD;
    }

    /** Returns the current estimate; empty if none was given. An {@link Etr} without a time says that it is being assessed. */
    public Optional<Etr> etr() {
        return etrs.isEmpty() ? Optional.empty() : Optional.of(etrs.getLast());
    }

    public RestorationOutlook outlook(Instant now) {
        return RestorationOutlook.of(etr(), now);
    }

    /** Returns how often a given time was replaced by another. */
    public int timesMoved() {
        return Math.max(0, (int) etrs.stream().map(Etr::back).flatMap(Optional::stream).distinct().count() - 1);
    }

    public Outage withState(OutageState next) {
        // Once it is no longer out, the next report there is about a new outage.
        return new Outage(id, version, service, scope, next, opened, cause, crew, etrs, absorbed, nestedIn,
                next.isOut() ? keys : OutageKeys.NONE, restoredPartKeys, corroboratedIn(next),
                next.isOut() ? openedBy : Optional.empty(), outbox);
    }

    /** What the utility confirms, or has confirmed before, needs no other household. */
    private Optional<Instant> corroboratedIn(OutageState next) {
        return corroborated.or(() -> Stream.of(state, next).filter(OutageState.Confirmed.class::isInstance)
                .map(OutageState.Confirmed.class::cast).map(OutageState.Confirmed::at).findFirst());
    }

    public Outage withCause(OutageCause found) {
        return new Outage(id, version, service, scope, state, opened, found, crew, etrs, absorbed, nestedIn, keys,
                restoredPartKeys, corroborated, openedBy, outbox);
    }

    public Outage withCrew(CrewStatus now) {
        return new Outage(id, version, service, scope, state, opened, cause, now, etrs, absorbed, nestedIn, keys,
                restoredPartKeys, corroborated, openedBy, outbox);
    }

    Outage withEtr(Etr etr) {
        var all = new ArrayList<>(etrs);
        all.add(etr);
        return new Outage(id, version, service, scope, state, opened, cause, crew, all, absorbed, nestedIn, keys,
                restoredPartKeys, corroborated, openedBy, outbox);
    }

    public Outage withAbsorbed(Outage other) {
        var all = new LinkedHashSet<>(absorbed);
        all.add(other.id);
        all.addAll(other.absorbed);
        return new Outage(id, version, service, scope, state, opened, cause, crew, etrs, List.copyOf(all), nestedIn, keys,
                restoredPartKeys, corroborated, openedBy, outbox);
    }

    /** Returns a copy with what is known of a part merged into it: all estimates of both, and the rest where it is not known here. */
    public Outage withFactsOf(Outage part) {
        List<Etr> all = Stream.concat(etrs.stream(), part.etrs.stream()).distinct().sorted(Comparator.comparing(Etr::said)).toList();
        boolean confirms = state instanceof OutageState.Suspected && part.state instanceof OutageState.Confirmed;
        return new Outage(id, version, service, scope, confirms ? part.state : state, opened,
                cause == OutageCause.UNKNOWN ? part.cause : cause, crew == CrewStatus.NOT_YET ? part.crew : crew, all, absorbed, nestedIn,
                keys, restoredPartKeys, corroborated.or(part::corroborated), openedBy.or(part::openedBy), outbox);
    }

    /** Returns a copy that is thought to affect more or less of the network. */
    public Outage withReach(OutageScope other, OutageKeys its) {
        return new Outage(id, version, service, other, state, opened, cause, crew, etrs, absorbed, nestedIn, its,
                restoredPartKeys, corroborated, openedBy, outbox);
    }

    /** Returns a copy without an absorbed outage whose reports are all its own now. */
    public Outage withoutAbsorbed(OutageId part) {
        return new Outage(id, version, service, scope, state, opened, cause, crew, etrs,
                absorbed.stream().filter(each -> !each.equals(part)).toList(), nestedIn, keys, restoredPartKeys, corroborated,
                openedBy, outbox);
    }

    /** Returns a copy with other restored devices below it, whose reports no longer belong to it; none if they were out after all. */
    public Outage withRestoredParts(List<String> parts) {
        return new Outage(id, version, service, scope, state, opened, cause, crew, etrs, absorbed, nestedIn, keys,
                Optional.of(parts), corroborated, openedBy, outbox);
    }

    /** Returns a copy that only one household still reports. */
    public Outage uncorroborated() {
        return new Outage(id, version, service, scope, state, opened, cause, crew, etrs, absorbed, nestedIn, keys,
                restoredPartKeys, Optional.empty(), openedBy, outbox);
    }

    Outage withKeys(OutageKeys again) {
        return new Outage(id, version, service, scope, state, opened, cause, crew, etrs, absorbed, nestedIn, again,
                restoredPartKeys, corroborated, openedBy, outbox);
    }

    public Outage corroborated(Instant since) {
        return new Outage(id, version, service, scope, state, opened, cause, crew, etrs, absorbed, nestedIn, keys, restoredPartKeys,
                corroborated.or(() -> Optional.of(since)), openedBy, outbox);
    }

    public Outage withOpenedBy(Optional<String> origin) {
        return new Outage(id, version, service, scope, state, opened, cause, crew, etrs, absorbed, nestedIn, keys,
                restoredPartKeys, corroborated, origin, outbox);
    }

    public Outage withEvents(List<OutboxMessage> events) {
        return new Outage(id, version, service, scope, state, opened, cause, crew, etrs, absorbed, nestedIn, keys,
                restoredPartKeys, corroborated, openedBy, events);
    }
}
