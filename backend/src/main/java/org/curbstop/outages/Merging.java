package org.curbstop.outages;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.common.GeoPoint;
import org.curbstop.store.Outgoing;
import org.curbstop.utility.UtilityService;
import org.springframework.stereotype.Component;

/** Brings reports together: those on one part of the network, and where that is not known, those near each other. */
@Component
final class Merging {

    private static final int TRIES = 20;

    private final OutageStore store;
    private final Clock clock;
    private final OpeningLimits limits = new OpeningLimits(InstantSource.system());

    Merging(OutageStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A second household from elsewhere, or several from where it was opened: what is told by one alone is not published. */
    void counted(Outage outage, Optional<String> origin) {
        if (outage.corroborated().isPresent() || !outage.isOut()) {
            return;
        }
        int households = store.households(outage);
        if (households >= (limits.isOpener(origin, outage.id()) ? OpeningLimits.ENOUGH_HOUSEHOLDS : 2)) {
            store.outages.change(outage.id().value(), now -> now.corroborated().isPresent() ? now : now.corroborated(clock.instant()));
        }
    }

    /** The open outage there, if one is known. */
    Optional<Outage> known(UtilityService service, Spot spot) {
        return spot.keys().cell().isPresent()
                ? spot.scope().point().flatMap(point -> near(service, point).findFirst())
                : spot.keys().one().flatMap(store::openUnder);
    }

    /** The open outage there, opened if there is none; two who open at once end with the same one. */
    Outage outageFor(UtilityService service, Spot spot, Optional<OutageId> nestedIn) {
        return outageFor(service, spot, nestedIn, Optional.empty()).orElseThrow();
    }

    /** Likewise; empty where there is none and {@code origin} has opened too many. */
    Optional<Outage> outageFor(UtilityService service, Spot spot, Optional<OutageId> nestedIn, Optional<String> origin) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Outage> known = known(service, spot);
            if (known.isPresent() || !limits.mayOpen(origin)) {
                return known;
            }
            var opened = Outage.suspected(OutageId.mint(), service, spot.scope(), spot.keys(), nestedIn, clock.instant());
            var told = opened.telling(List.of(Outgoing.of(new OutageOpened(opened.id(), service, spot.scope(), opened.opened()))));
            if (store.outages.insert(told)) {
                limits.opened(origin, opened.id());
                return Optional.of(spot.keys().cell().flatMap(cell -> spot.scope().point()).map(point -> joined(opened, point)).orElse(opened));
            }
        }
        throw new IllegalStateException("outages open and close too fast at one place");
    }

    /**
     * Squares cannot keep two reports in the same second from opening an outage each. Both look again once theirs is stored, so the later
     * of the two sees both, whichever is older: the oldest stays.
     */
    private Outage joined(Outage opened, GeoPoint centre) {
        for (int tries = 0; tries < TRIES; tries++) {
            List<Outage> others = near(opened.service(), centre).filter(other -> !other.id().equals(opened.id())).toList();
            Optional<Outage> oldest = others.stream().filter(other -> older(other, opened)).min(Comparator.comparing(other -> other.id().value()));
            if (oldest.isEmpty()) {
                others.forEach(younger -> absorb(opened, younger));
                return opened;
            }
            Optional<Outage> whole = absorb(oldest.get(), opened);
            if (whole.isPresent()) {
                return whole.get();
            }
            // The oldest joined another one meanwhile: look again.
        }
        return opened;
    }

    /** Makes {@code part} a part of {@code whole}. Empty: one of them is not out any more. Doing it again changes nothing. */
    Optional<Outage> absorb(Outage whole, Outage part) {
        Outage grown = store.outages.change(whole.id().value(), now -> now.isOut() && !now.absorbed().contains(part.id()) ? now.absorbing(part) : now);
        if (!grown.isOut()) {
            return Optional.empty();
        }
        Outage gone = store.outages.change(part.id().value(), now ->
                State.next(now.state(), new State.Step.PartOf(whole.id(), clock.instant())).map(now::in).orElse(now));
        return gone.state() instanceof State.Merged merged
                ? Optional.of(merged.into().equals(whole.id()) ? heir(whole.id(), gone) : grown)
                : Optional.empty();
    }

    /** What the part absorbed while it was being absorbed itself goes along, up to whatever stands for the whole now; else its reports count nowhere. */
    private Outage heir(OutageId whole, Outage gone) {
        Outage now = store.outages.change(whole.value(), each -> each.absorbed().containsAll(gone.absorbed()) ? each : each.absorbing(gone));
        return now.state() instanceof State.Merged merged ? heir(merged.into(), now) : now;
    }

    static boolean older(Outage one, Outage other) {
        return one.id().value().compareTo(other.id().value()) < 0;
    }

    /** Nearest first, and of equally near ones the oldest. */
    private Stream<Outage> near(UtilityService service, GeoPoint point) {
        return store.openIn(Spot.cellsAround(service, point)).stream()
                .filter(outage -> metres(outage, point) <= Spot.METRES)
                .sorted(Comparator.comparingDouble((Outage outage) -> metres(outage, point)).thenComparing(outage -> outage.id().value()));
    }

    private static double metres(Outage outage, GeoPoint point) {
        return outage.scope().point().map(centre -> centre.metresTo(point)).orElse(Double.MAX_VALUE);
    }
}
