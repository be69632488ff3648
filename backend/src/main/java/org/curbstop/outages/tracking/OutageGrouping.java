package org.curbstop.outages.tracking;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.GeoPoint;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.events.OutageOpened;
import org.curbstop.store.OutboxMessage;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/** Brings reports together: those on one part of the network, and where that is not known, those near each other. */
@Component
public final class OutageGrouping {

    private static final int TRIES = 20;

    private final OutageRepository repository;
    private final Clock clock;
    private final OutageOpeningLimits limits = new OutageOpeningLimits(InstantSource.system());

    public OutageGrouping(OutageRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** A second household from elsewhere, or several from where it was opened: what only one origin reports is not published. */
    public void checkCorroboration(Outage outage, Optional<String> origin) {
        if (outage.corroborated().isPresent() || !outage.isOut()) {
            return;
        }
        int households = repository.countHouseholds(outage);
        if (households >= (limits.isOpener(origin, outage.id()) ? OutageOpeningLimits.ENOUGH_HOUSEHOLDS : 2)) {
            repository.outages.change(outage.id().value(), now -> now.corroborated().isPresent() ? now : now.corroborated(clock.instant()));
        }
    }

    /** The open outage there, if one is known. */
    public Optional<Outage> findOpen(ServiceType service, OutageLocation location) {
        return location.keys().cell().isPresent()
                ? location.scope().point().flatMap(point -> near(service, point).findFirst())
                : location.keys().one().flatMap(repository::findOpenByKey);
    }

    /** The open outage there, opened if there is none; two who open at once end with the same one. */
    public Outage findOrOpen(ServiceType service, OutageLocation location, Optional<OutageId> nestedIn) {
        return findOrOpen(service, location, nestedIn, Optional.empty()).orElseThrow();
    }

    /** Likewise; empty where there is none and {@code origin} has opened too many. */
    public Optional<Outage> findOrOpen(ServiceType service, OutageLocation location, Optional<OutageId> nestedIn, Optional<String> origin) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Outage> known = findOpen(service, location);
            if (known.isPresent() || !limits.mayOpen(origin)) {
                return known;
            }
            var opened = Outage.suspected(OutageId.mint(), service, location.scope(), location.keys(), nestedIn, clock.instant());
            var told = opened.withEvents(List.of(OutboxMessage.of(new OutageOpened(opened.id(), service, location.scope(),
                    opened.opened()))));
            if (repository.outages.insert(told)) {
                limits.recordOpened(origin, opened.id());
                return Optional.of(location.keys().cell().flatMap(cell -> location.scope().point())
                        .map(point -> mergeWithNearby(opened, point))
                        .orElse(opened));
            }
        }
        throw new IllegalStateException("outages open and close too fast at one place");
    }

    /**
     * Squares cannot keep two reports in the same second from opening an outage each. Both look again once theirs is stored, so the later
     * of the two sees both, whichever is older: the oldest stays.
     */
    private Outage mergeWithNearby(Outage opened, GeoPoint centre) {
        for (int tries = 0; tries < TRIES; tries++) {
            List<Outage> others = near(opened.service(), centre).filter(other -> !other.id().equals(opened.id())).toList();
            Optional<Outage> oldest = others.stream().filter(other -> isOlder(other, opened))
                    .min(Comparator.comparing(other -> other.id().value()));
            if (oldest.isEmpty()) {
                others.forEach(younger -> merge(opened, younger));
                return opened;
            }
            Optional<Outage> whole = merge(oldest.get(), opened);
            if (whole.isPresent()) {
                return whole.get();
            }
            // The oldest joined another one meanwhile: look again.
        }
        return opened;
    }

    /** Makes {@code part} a part of {@code whole}. Empty: one of them is not out any more. Doing it again changes nothing. */
    public Optional<Outage> merge(Outage whole, Outage part) {
        Outage grown = repository.outages.change(whole.id().value(),
                now -> now.isOut() && !now.absorbed().contains(part.id()) ? now.withAbsorbed(part) : now);
        if (!grown.isOut()) {
            return Optional.empty();
        }
        Outage gone = repository.outages.change(part.id().value(), now ->
        OutageState.next(now.state(), new OutageState.OutageEvent.MergedInto(whole.id(), clock.instant())).map(now::withState).orElse(now));
        return gone.state() instanceof OutageState.Merged merged
                ? Optional.of(merged.into().equals(whole.id()) ? passOnReports(whole.id(), gone) : grown)
                : Optional.empty();
    }

    /**
     * What the part absorbed while it was being absorbed itself goes along, up to the outage that represents the whole now; else its
     * reports count nowhere.
     */
    private Outage passOnReports(OutageId whole, Outage gone) {
        Outage now = repository.outages.change(whole.value(),
                each -> each.absorbed().containsAll(gone.absorbed()) ? each : each.withAbsorbed(gone));
        return now.state() instanceof OutageState.Merged merged ? passOnReports(merged.into(), now) : now;
    }

    public static boolean isOlder(Outage one, Outage other) {
        return one.id().value().compareTo(other.id().value()) < 0;
    }

    /** Nearest first, and of equally near ones the oldest. */
    private Stream<Outage> near(ServiceType service, GeoPoint point) {
        return repository.listOpenIn(OutageLocation.cellsAround(service, point)).stream()
                .filter(outage -> metres(outage, point) <= OutageLocation.METRES)
                .sorted(Comparator.comparingDouble((Outage outage) -> metres(outage, point)).thenComparing(outage -> outage.id().value()));
    }

    private static double metres(Outage outage, GeoPoint point) {
        return outage.scope().point().map(centre -> centre.metresTo(point)).orElse(Double.MAX_VALUE);
    }
}
