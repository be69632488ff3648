package org.curbstop.outages.tracking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageAnnouncement;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageReport;
import org.curbstop.outages.OutageScope;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.board.OutagePart;
import org.curbstop.outages.network.NetworkDevice;
import org.curbstop.outages.network.NetworkRepository;
import org.curbstop.outages.network.NetworkTree;
import org.curbstop.store.OutboxMessage;
import org.springframework.stereotype.Component;

/**
 * Restores one device while the rest of the outage stays out: the reports below it become an outage of their own, which is restored and
 * whose reporters are asked whether service is back. Each step can be repeated after a crash.
 */
@Component
public final class PartialRestoration {

    /** Number of households with service back that are evidence, if none below the same device has reported since. */
    static final int ENOUGH_BACK = 3;

    private final OutageRepository repository;
    private final OutageGrouping grouping;
    private final NetworkRepository network;

    public PartialRestoration(OutageRepository repository, OutageGrouping grouping, NetworkRepository network) {
        this.repository = repository;
        this.grouping = grouping;
        this.network = network;
    }

    /** A report, with the keys of the devices above its premise. */
    private record PlacedReport(OutageReport report, Set<String> path) {}

    /**
     * Lists the devices that can be restored separately: all below that are neither restored nor out by themselves. Empty if the network is
     * not known.
     */
    public List<OutagePart> listParts(Outage outage) {
        Optional<NetworkTree> tree = tree(outage);
        if (tree.isEmpty()) {
            return List.of();
        }
        Map<String, int[]> counts = new HashMap<>();
        place(tree.get(), outage).forEach(placed -> placed.path().forEach(key -> count(counts.computeIfAbsent(key, any -> new int[3]),
                placed.report())));
        Set<String> outNow = repository.listOpenOn(tree.get().root().id()).stream().filter(each -> !each.id().equals(outage.id()))
                .flatMap(each -> each.keys().one().stream()).collect(Collectors.toSet());
        return device(outage, tree.get()).stream().flatMap(device -> tree.get().below(device).stream())
                .filter(below -> !outNow.contains(below.outageKey()) && below.path().stream().noneMatch(outage.restoredParts()::contains))
                .map(below -> {
                    int[] counted = counts.getOrDefault(below.outageKey(), new int[3]);
                    return new OutagePart(below, counted[0], counted[1], counted[2]);
                }).toList();
    }

    private static void count(int[] counted, OutageReport report) {
        if (report.isFirstOfHousehold()) {
            counted[0]++;
            counted[1] += report.backOn() == OutageReport.RestorationAnswer.YES ? 1 : 0;
        }
        counted[2] += AnnouncementFanOut.recipient(report).isPresent() ? 1 : 0;
    }

    /** Restores a part and returns its outage; empty if the whole is not confirmed, or the device is no part of it that is out. */
    public Optional<Outage> restore(OutageId whole, String deviceId, Instant at) {
        Optional<Outage> found = repository.findCurrent(whole).filter(now -> now.state() instanceof OutageState.Confirmed);
        return found.flatMap(outage -> listParts(outage).stream().map(OutagePart::device).filter(part -> part.id().equals(deviceId))
                .findFirst().map(part -> restore(outage, part, at)));
    }

    private Outage restore(Outage outage, NetworkDevice part, Instant at) {
        var keys = new Outage.OutageKeys(Optional.of("restored|" + outage.id() + "|" + part.outageKey()), Optional.empty());
        var scope = new OutageScope.Network(part.part(), part.name(), part.location().or(() -> outage.scope().point()));
        Outage apart = Outage.ofRestoredPart(outage, OutageId.create(), scope, keys, at);
        if (!repository.outages.insert(apart)) {
            apart = repository.outages.findBy("keys.one", keys.one().orElseThrow()).orElseThrow();
        }
        Outage restored = apart;
        NetworkTree tree = tree(outage).orElseThrow();
        moveReports(tree, outage, part, restored);
        // From here on reports there are about a new outage. Marked after the first pass, so that a step that a crash interrupted can be
        // repeated, and before the second, which also moves reports that arrived meanwhile.
        repository.outages.change(outage.id().value(), now -> now.restoredParts().contains(part.outageKey()) ? now
                : now.withRestoredParts(Stream.concat(now.restoredParts().stream(), Stream.of(part.outageKey())).toList()));
        moveReports(tree, outage, part, restored);
        return repository.outages.change(restored.id().value(), now -> now.version() > 0 ? now : now.withEvents(List.of(OutboxMessage.of(
                new AnnouncementRequested(now.id(), OutageAnnouncement.Kind.RESTORED, at, Optional.empty(), 0)))));
    }

    private void moveReports(NetworkTree tree, Outage from, NetworkDevice part, Outage to) {
        place(tree, from).filter(placed -> placed.path().contains(part.outageKey()))
                .forEach(placed -> grouping.moveTo(placed.report(), to));
    }

    /** Reopens a part: new reports there count in it again, and in the whole if it is merged into that. */
    public void reopen(Outage part) {
        Optional<String> key = part.scope() instanceof OutageScope.Network device
                ? Optional.of(NetworkDevice.outageKey(part.service(), device.part(), device.name())) : Optional.empty();
        part.nestedIn().flatMap(whole -> repository.outages.find(whole.value()))
                .filter(whole -> key.filter(whole.restoredParts()::contains).isPresent())
                .ifPresent(whole -> repository.outages.change(whole.id().value(), now -> now.withRestoredParts(
                        now.restoredParts().stream().filter(each -> !key.equals(Optional.of(each))).toList())));
    }

    /** Restores the smallest devices below which {@value #ENOUGH_BACK} households have service back and none has reported since. */
    public List<Outage> restoreByEvidence(OutageId whole, Instant at) {
        Optional<Outage> found = repository.findCurrent(whole).filter(now -> now.state() instanceof OutageState.Confirmed);
        Optional<NetworkTree> tree = found.flatMap(this::tree);
        if (tree.isEmpty()) {
            return List.of();
        }
        Outage outage = found.get();
        List<PlacedReport> placed = place(tree.get(), outage).toList();
        var restored = new ArrayList<Outage>();
        for (OutagePart part : listParts(outage)) {
            boolean smallest = tree.get().children(part.device()).isEmpty();
            if (smallest && part.restored() >= ENOUGH_BACK && noneSince(placed, part.device())) {
                restored.add(restore(outage, part.device(), at));
            }
        }
        return restored;
    }

    /** Returns whether all below who have not said that service is back had reported before the first of those who have. */
    private static boolean noneSince(List<PlacedReport> all, NetworkDevice device) {
        List<OutageReport> below = all.stream().filter(placed -> placed.path().contains(device.outageKey())).map(PlacedReport::report)
                .toList();
        Optional<Instant> first = below.stream().filter(report -> report.backOn() == OutageReport.RestorationAnswer.YES)
                .map(OutageReport::at).min(Instant::compareTo);
        return first.isPresent() && below.stream().noneMatch(report -> report.backOn() == OutageReport.RestorationAnswer.NO
                || report.backOn() == OutageReport.RestorationAnswer.NOT_SAID && report.at().isAfter(first.get()));
    }

    private Optional<NetworkTree> tree(Outage outage) {
        return outage.keys().network().flatMap(network::findTree);
    }

    private static Optional<NetworkDevice> device(Outage outage, NetworkTree tree) {
        return outage.scope() instanceof OutageScope.Network part ? tree.find(NetworkDevice.id(outage.service(), part.name()))
                : Optional.empty();
    }

    private Stream<PlacedReport> place(NetworkTree tree, Outage outage) {
        var reports = new ArrayList<OutageReport>();
        repository.forEachReport(outage, report -> report.premise().ifPresent(premise -> reports.add(report)));
        Map<String, String> devices = network.findDevices(outage.service(),
                reports.stream().flatMap(report -> report.premise().stream()).distinct().toList());
        return reports.stream().map(report -> new PlacedReport(report, report.premise()
                .flatMap(premise -> Optional.ofNullable(devices.get(premise.value()))).flatMap(tree::find)
                .map(device -> Set.copyOf(device.path())).orElse(Set.of())));
    }
}
