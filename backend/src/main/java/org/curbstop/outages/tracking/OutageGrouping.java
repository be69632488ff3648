package org.curbstop.outages.tracking;

import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Area;
import org.curbstop.accounts.Premise;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageReport;
import org.curbstop.outages.OutageScope;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.events.OutageOpened;
import org.curbstop.outages.network.NetworkDevice;
import org.curbstop.outages.network.NetworkRepository;
import org.curbstop.store.KeyedDigest;
import org.curbstop.store.OutboxMessage;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/** Groups reports into outages: by part of the network, and where that is not known, by distance. */
@Component
public final class OutageGrouping {

    private static final int MAX_ATTEMPTS = 20;
    /** Too short to contain the digits of a card number, which the store masks. */
    private static final int DIGEST_CHARS = 12;

    private final OutageRepository repository;
    private final NetworkRepository network;
    private final Accounts accounts;
    private final Clock clock;
    private final KeyedDigest digest;
    private final OutageOpeningLimits limits = new OutageOpeningLimits(InstantSource.system());

    public OutageGrouping(OutageRepository repository, NetworkRepository network, Accounts accounts, KeyedDigest digest, Clock clock) {
        this.repository = repository;
        this.network = network;
        this.accounts = accounts;
        this.digest = digest;
        this.clock = clock;
    }

    private Optional<String> digest(Optional<String> origin) {
        return origin.map(from -> digest.hex("outage-origin", from).substring(0, DIGEST_CHARS));
    }

    /**
     * Marks an outage as corroborated by a second household from elsewhere, or by several from where it was opened: what only one origin
     * reports is not published.
     */
    public void checkCorroboration(Outage outage, Optional<String> origin) {
        if (outage.corroborated().isPresent() || !outage.isOut()) {
            return;
        }
        int households = repository.countHouseholds(outage);
        boolean byOpener = outage.openedBy().isPresent() && outage.openedBy().equals(digest(origin));
        if (households >= (byOpener ? OutageOpeningLimits.ENOUGH_HOUSEHOLDS : 2)) {
            repository.outages.change(outage.id().value(), now -> now.corroborated().isPresent() ? now : now.corroborated(clock.instant()));
        }
    }

    /** Locates a premise: alone if the network is known, so that it takes others to show that more is out; else with its whole feeder. */
    public OutageLocation locate(ServiceType service, Premise premise) {
        return network.findDevice(service, premise).map(device -> OutageLocation.onNetwork(service, premise, device))
                .orElseGet(() -> OutageLocation.atPremise(service, premise));
    }

    /**
     * Locates an intersection, a block or a landmark: on an imported network by the devices that feed all premises near it; otherwise by
     * their feeder, if it is the same, else by distance. Empty if nobody knows what feeds it.
     */
    public Optional<OutageLocation> locate(ServiceType service, Area area) {
        List<List<String>> paths = area.near().stream().flatMap(premise -> network.findDevice(service, premise).stream())
                .map(NetworkDevice::path).toList();
        if (!paths.isEmpty() && paths.size() == area.near().size()) {
            Optional<String> root = network.findDevice(service, area.near().getFirst()).flatMap(NetworkDevice::root);
            List<String> above = paths.getFirst().stream().filter(key -> paths.stream().allMatch(path -> path.contains(key))).toList();
            return Optional.of(OutageLocation.inArea(service, area, above, root.filter(_ -> !above.isEmpty())));
        }
        List<OutageLocation> near = area.near().stream().map(premise -> OutageLocation.atPremise(service, premise))
                .filter(location -> location.scope() instanceof OutageScope.Network).toList();
        List<String> feeders = near.stream().flatMap(location -> location.keys().one().stream()).distinct().toList();
        return feeders.size() == 1 ? Optional.of(near.getFirst().ofWholeBuilding())
                : area.point().map(point -> OutageLocation.around(service, point, feeders));
    }

    /** Merges suspected outages below the device of this outage into it, except below parts of it that are restored. */
    public void mergeBelow(Outage whole) {
        whole.keys().one().ifPresent(key -> whole.keys().network().stream().flatMap(root -> repository.listOpenOn(root).stream())
                .filter(part -> !part.id().equals(whole.id()) && part.state() instanceof OutageState.Suspected
                        && isBelow(part, key, whole.restoredParts()))
                .forEach(part -> merge(whole, part)));
    }

    /**
     * Moves the reports below the device of this outage to it from the suspected outages above, which were predicted too wide. One above
     * that has no other report of a known premise is merged.
     */
    public void gatherBelow(Outage whole) {
        Optional<NetworkDevice> device = whole.scope() instanceof OutageScope.Network part
                ? network.findDevice(NetworkDevice.id(whole.service(), part.name())) : Optional.empty();
        device.ifPresent(below -> repository.listOpenOn(below.root().orElseThrow()).stream()
                .filter(above -> !above.id().equals(whole.id()) && above.state() instanceof OutageState.Suspected
                        && above.keys().one().filter(below.path()::contains).isPresent())
                .forEach(above -> gather(whole, below, above)));
    }

    private void gather(Outage whole, NetworkDevice device, Outage above) {
        var placed = new ArrayList<OutageReport>();
        repository.forEachReport(above, report -> report.premise().ifPresent(premise -> placed.add(report)));
        Map<String, String> devices = network.findDevices(whole.service(),
                placed.stream().flatMap(report -> report.premise().stream()).distinct().toList());
        Set<String> below = devices.values().stream().distinct().flatMap(id -> network.findDevice(id).stream())
                .filter(each -> each.path().contains(device.outageKey()) && each.path().stream().noneMatch(whole.restoredParts()::contains))
                .map(NetworkDevice::id).collect(Collectors.toSet());
        List<OutageReport> moving = placed.stream().filter(report -> report.premise().map(PremiseId::value).map(devices::get)
                .filter(below::contains).isPresent()).toList();
        boolean entire = !moving.isEmpty() && moving.size() == placed.size();
        if (entire) {
            merge(whole, above);
        }
        moving.forEach(report -> moveTo(report, whole));
        if (entire) {
            forgetAbsorbed(whole, above);
        }
    }

    private boolean isBelow(Outage part, String key, List<String> restored) {
        Optional<String> own = part.keys().one();
        return own.flatMap(OutageLocation::premiseOf)
                .flatMap(premise -> network.findDevices(part.service(), List.of(new PremiseId(premise))).values().stream().findFirst())
                .or(() -> own.map(device -> NetworkDevice.id(part.service(), NetworkDevice.nameOf(NetworkDevice.nameOf(device)))))
                .flatMap(network::findDevice)
                .filter(device -> device.path().contains(key) && device.path().stream().noneMatch(restored::contains)).isPresent();
    }

    /** Merges the outage of an area into that of a device in it that has failed. Returns whether it was merged. */
    boolean mergeIntoDevice(Outage area) {
        Optional<Outage> device = accounts.findArea(area.scope().searchText()).flatMap(now -> locate(area.service(), now))
                .flatMap(location -> repository.findOpenByKeys(location.above()))
                .filter(other -> !other.id().equals(area.id()));
        // The older one stays, and takes the place of the device in the next prediction; what staff have confirmed always stays.
        return device.flatMap(other -> other.state() instanceof OutageState.Suspected && isOlder(area, other) ? merge(area, other)
                : merge(other, area)).isPresent();
    }

    /** Determines whether several households report it that no single origin can speak for. */
    public void checkCorroboration(Outage outage, Collection<Outage> openers) {
        int households = repository.countHouseholds(outage);
        boolean enough = households >= OutageOpeningLimits.ENOUGH_HOUSEHOLDS
                || households >= 2 && (openers.stream().anyMatch(opener -> opener.corroborated().isPresent())
                        || openers.stream().flatMap(opener -> opener.openedBy().stream()).distinct().count() > 1);
        repository.outages.change(outage.id().value(), now ->
                enough == now.corroborated().isPresent() || !(now.state() instanceof OutageState.Suspected) ? now
                        : enough ? now.corroborated(clock.instant()) : now.uncorroborated());
    }

    /** Finds the open outage at a location, if one is known. */
    public Optional<Outage> findOpen(ServiceType service, OutageLocation location) {
        return location.keys().cell().isPresent()
                ? (location.above().isEmpty() ? Optional.<Outage>empty() : repository.findOpenByKeys(location.above()))
                        .or(() -> location.scope().point().flatMap(point -> near(service, point).findFirst()))
                : repository.findOpenByKeys(Stream.concat(location.keys().one().stream(), location.above().stream()).toList());
    }

    /** Returns the open outage at a location, opened if there is none; concurrent callers get the same one. */
    public Outage findOrOpen(ServiceType service, OutageLocation location, Optional<OutageId> nestedIn) {
        return findOrOpen(service, location, nestedIn, Optional.empty()).orElseThrow();
    }

    /** The same, but empty if there is none and {@code origin} has opened too many. */
    public Optional<Outage> findOrOpen(ServiceType service, OutageLocation location, Optional<OutageId> nestedIn, Optional<String> origin) {
        for (int tries = 0; tries < MAX_ATTEMPTS; tries++) {
            Optional<Outage> known = findOpen(service, location);
            if (known.isPresent() || !limits.mayOpen(origin, location.keys().network())) {
                return known;
            }
            var opened = Outage.suspected(OutageId.create(), service, location.scope(), location.keys(), nestedIn, clock.instant())
                    .withOpenedBy(digest(origin));
            var told = opened.withEvents(List.of(OutboxMessage.of(new OutageOpened(opened.id(), service, location.scope(),
                    opened.opened()))));
            if (repository.outages.insert(told)) {
                limits.recordOpened(origin, opened.id(), location.keys().network());
                return Optional.of(location.keys().cell().flatMap(cell -> location.scope().point())
                        .map(point -> mergeWithNearby(opened, point))
                        .orElse(opened));
            }
        }
        throw new IllegalStateException("outages open and close too fast at one place");
    }

    /**
     * Map cells cannot prevent two simultaneous reports from opening an outage each. Both search again once theirs is stored, so the later
     * of the two sees both, whichever is older: the oldest stays.
     */
    private Outage mergeWithNearby(Outage opened, GeoPoint centre) {
        for (int tries = 0; tries < MAX_ATTEMPTS; tries++) {
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
            // The oldest was merged into another one meanwhile: search again.
        }
        return opened;
    }

    /**
     * Merges {@code part} into {@code whole}, with all that is known of the part; empty if one of them is no longer out. Repeating it
     * changes nothing.
     */
    public Optional<Outage> merge(Outage whole, Outage part) {
        Outage grown = repository.outages.change(whole.id().value(),
                now -> now.isOut() && !now.absorbed().contains(part.id()) ? now.withAbsorbed(part).withFactsOf(part) : now);
        if (!grown.isOut()) {
            return Optional.empty();
        }
        Outage gone = repository.outages.change(part.id().value(), now ->
        OutageState.next(now.state(), new OutageState.OutageEvent.MergedInto(whole.id(), clock.instant())).map(now::withState).orElse(now));
        return gone.state() instanceof OutageState.Merged merged
                ? Optional.of(merged.into().equals(whole.id()) ? passOnReports(whole.id(), gone) : grown)
                : Optional.empty();
    }

    /** Moves a report to another outage. A further phone represents its household there until the household's report has moved. */
    public OutageReport moveTo(OutageReport report, Outage to) {
        String household = to.id().value() + OutageReport.SEPARATOR + report.household();
        Optional<OutageReport> there = repository.reports.findBy("subject", household);
        boolean sameVoice = there
                .filter(each -> each.id().equals(report.id()) || report.callback().isEmpty() || report.callback().equals(each.callback()))
                .isPresent();
        if (sameVoice) {
            return there.orElseThrow();
        }
        String subject = there.isEmpty() ? household
                : household + OutageReport.SEPARATOR + report.callback().map(PhoneNumber::e164).orElseThrow();
        var from = new AtomicReference<Optional<OutageReport>>(Optional.empty());
        OutageReport moved = repository.reports.change(report.id().value(), now -> {
            Optional<OutageReport> elsewhere = Optional.of(now).filter(each -> !each.outage().equals(to.id()));
            from.set(elsewhere);
            return elsewhere.map(each -> each.withOutage(to.id(), subject)).orElse(now);
        });
        // Counted by the one process that has moved it: another one may predict from the same evidence.
        Objects.requireNonNull(from.get()).ifPresent(before -> {
            if (before.isFirstOfHousehold()) {
                repository.countMovedAway(before.outage());
            }
            if (moved.isFirstOfHousehold()) {
                repository.countReport(to.id());
            }
        });
        return moved;
    }

    /**
     * Passes on what the part absorbed while it was being absorbed itself, up to the outage that represents the whole now; otherwise its
     * reports would count nowhere.
     */
    private Outage passOnReports(OutageId whole, Outage gone) {
        Outage now = repository.outages.change(whole.value(),
                each -> each.absorbed().containsAll(gone.absorbed()) ? each : each.withAbsorbed(gone));
        return now.state() instanceof OutageState.Merged merged ? passOnReports(merged.into(), now) : now;
    }

    /** Forgets a part once it has no reports left, so that an outage with many parts does not carry all their ids. */
    void forgetAbsorbed(Outage whole, Outage part) {
        if (repository.reportsAfter(part.id(), Optional.empty(), 1).isEmpty()) {
            repository.outages.change(whole.id().value(), now -> now.absorbed().contains(part.id()) ? now.withoutAbsorbed(part.id()) : now);
        }
    }

    /** Returns the keys of an outage that is out again. */
    public Outage.OutageKeys keys(Outage outage) {
        if (outage.scope() instanceof OutageScope.Described) {
            return repository.reportsAfter(outage.id(), Optional.empty(), 1).stream().flatMap(report -> report.premise().stream())
                    .flatMap(premise -> accounts.findPremise(premise).stream())
                    .map(premise -> locate(outage.service(), premise).keys()).findFirst().orElse(Outage.OutageKeys.NONE);
        }
        Outage.OutageKeys keys = OutageLocation.keys(outage.service(), outage.scope());
        return outage.scope() instanceof OutageScope.Network part
                ? new Outage.OutageKeys(keys.one(), keys.cell(), network.findRoot(outage.service(), part.name())) : keys;
    }

    public static boolean isOlder(Outage one, Outage other) {
        return one.id().value().compareTo(other.id().value()) < 0;
    }

    /** Lists nearby outages, nearest first, and of equally near ones the oldest first. */
    private Stream<Outage> near(ServiceType service, GeoPoint point) {
        return repository.listOpenIn(OutageLocation.cellsAround(service, point)).stream()
                .filter(outage -> meters(outage, point) <= OutageLocation.RADIUS_METERS)
                .sorted(Comparator.comparingDouble((Outage outage) -> meters(outage, point)).thenComparing(outage -> outage.id().value()));
    }

    private static double meters(Outage outage, GeoPoint point) {
        return outage.scope().point().map(centre -> centre.metersTo(point)).orElse(Double.MAX_VALUE);
    }
}
