package org.curbstop.outages.tracking;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.curbstop.common.PremiseId;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageReport;
import org.curbstop.outages.OutageScope;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.meters.MeterPowerRepository;
import org.curbstop.outages.meters.MeterPowerRepository.MeterEvidence;
import org.curbstop.outages.network.NetworkDevice;
import org.curbstop.outages.network.NetworkRepository;
import org.curbstop.outages.network.NetworkTree;
import org.curbstop.outages.network.OutagePredictor;
import org.curbstop.outages.network.PredictedOutage;
import org.curbstop.outages.network.PremiseEvidence;
import org.curbstop.store.DuplicateKeyException;
import org.curbstop.utility.ServiceType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps suspected outages on an imported network in line with {@link OutagePredictor}: wider, narrower, split and merged as reports arrive.
 * Outages confirmed by staff stay as they are, and what is below them is not weighed. Two instances may run it at once: each step is
 * consistent by itself, and what one finds changed is done the next time.
 */
@Component
public final class PredictingOutages {

    /** Factor on the time that reading a feeder took, until it is read again: a storm of reports costs a tenth of one core. */
    private static final int PAUSE = 10;
    /** Another process may be changing the same outages: one more pass settles them. */
    private static final int MAX_PASSES = 2;
    /** Reading a feeder takes less than this on a quiet day; the reporter then waits for the result. */
    private static final long QUICK_NANOS = 50_000_000L;
    private static final long ROOTS_NANOS = 60_000_000_000L;

    /** Maximum number of intersections, blocks and landmarks on one feeder that are checked again. */
    private static final int MAX_AREAS = 50;

    private final OutageRepository repository;
    private final OutageGrouping grouping;
    private final NetworkRepository network;
    private final MeterPowerRepository meters;
    private final Clock clock;
    private final Map<String, EvidenceRead> lastReads = new ConcurrentHashMap<>();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private volatile Roots roots = new Roots(Set.of(), System.nanoTime() - ROOTS_NANOS);

    /** All feeders and pressure zones, reloaded after a minute. */
    private record Roots(Set<String> ids, long readAt) {}

    /** @param evidence evidence count when it was read */
    private record EvidenceRead(long evidence, long nanos, long next) {}

    public PredictingOutages(OutageRepository repository, OutageGrouping grouping, NetworkRepository network, MeterPowerRepository meters,
            Clock clock) {
        this.repository = repository;
        this.grouping = grouping;
        this.network = network;
        this.meters = meters;
        this.clock = clock;
    }

    /** Weighs new evidence at a location: at once if that is quick, else by the job. */
    public void predict(OutageLocation location) {
        location.keys().network().ifPresent(root -> {
            repository.countEvidence(root);
            EvidenceRead last = lastReads.get(root);
            if (last == null || last.nanos() < QUICK_NANOS && System.nanoTime() - last.next() >= 0) {
                update(root, repository.countEvidence(List.of(root)).getOrDefault(root, 0L));
            }
        });
    }

    /** @return whether all evidence is weighed; a feeder weighed a moment ago waits for its turn */
    @Scheduled(fixedDelay = 1000)
    public boolean predictChanged() {
        if (System.nanoTime() - roots.readAt() >= ROOTS_NANOS) {
            roots = new Roots(network.listRoots(), System.nanoTime());
        }
        boolean all = true;
        for (Map.Entry<String, Long> heard : repository.countEvidence(roots.ids()).entrySet()) {
            EvidenceRead last = lastReads.get(heard.getKey());
            boolean changed = heard.getValue() > 0 && (last == null || last.evidence() != heard.getValue());
            if (changed && (last == null || System.nanoTime() - last.next() >= 0)) {
                update(heard.getKey(), heard.getValue());
            } else {
                all &= !changed;
            }
        }
        return all;
    }

    private void update(String root, long evidence) {
        if (!busy.add(root)) {
            return; // the job sees that there is more evidence
        }
        try {
            read(root, evidence);
        } finally {
            busy.remove(root);
        }
    }

    private void read(String root, long evidence) {
        long began = System.nanoTime();
        boolean complete = network.findTree(root)
                .map(tree -> IntStream.range(0, MAX_PASSES).anyMatch(_ -> update(tree, repository.listOpenOn(root)))).orElse(true);
        long took = System.nanoTime() - began;
        // Incomplete work is retried although there is no new evidence.
        lastReads.put(root, new EvidenceRead(complete ? evidence : -1, took, began + took + PAUSE * took));
    }

    /** @return false if another process interfered: try again */
    private boolean update(NetworkTree whole, List<Outage> open) {
        Set<String> confirmed = open.stream().filter(outage -> outage.state() instanceof OutageState.Confirmed)
                .flatMap(outage -> outage.keys().one().stream()).collect(Collectors.toSet());
        Set<String> back = open.stream().flatMap(outage -> outage.restoredParts().stream()).collect(Collectors.toSet());
        List<NetworkTree> left = whole.without(confirmed, back);
        List<Outage> suspected = open.stream().filter(outage -> outage.state() instanceof OutageState.Suspected).toList();
        MeterEvidence said = meters.findEvidence(whole.root().id(), suspected.stream().map(Outage::opened).min(Comparator.naturalOrder())
                .orElse(Instant.MAX));
        boolean complete = left.isEmpty() || suspected.isEmpty() && said.out().isEmpty() || updateSuspected(whole, left, suspected, said);
        long merged = suspected.stream().filter(OutageLocation::isArea).limit(MAX_AREAS).filter(grouping::mergeIntoDevice).count();
        return complete && merged == 0;
    }

    /** @param parts parts of the whole to weigh, each by itself */
    private boolean updateSuspected(NetworkTree whole, List<NetworkTree> parts, List<Outage> suspected, MeterEvidence said) {
        Map<String, List<HeldReport>> held = read(suspected);
        Set<String> on = new HashSet<>(said.on());
        suspected.stream().flatMap(outage -> outage.nestedIn().stream()).distinct()
                .flatMap(id -> repository.findCurrent(id).stream())
                .forEach(restored -> repository.forEachReport(restored, report -> report.premise()
                        .filter(premise -> report.backOn() == OutageReport.RestorationAnswer.YES)
                        .ifPresent(premise -> on.add(premise.value()))));
        on.removeAll(held.keySet());
        List<PremiseEvidence> evidence = evidence(whole, whole.root().service(), held.keySet(), said.out(), on);
        boolean complete = true;
        Set<OutageId> taken = new HashSet<>();
        for (PredictedOutage outage : parts.stream().flatMap(part -> OutagePredictor.predict(part, evidence).stream()).toList()) {
            // A single last gasp proves nothing by itself: it may be the meter or the house, until another confirms it.
            boolean alone = outage.premises().size() == 1;
            if (!alone || held.containsKey(outage.premises().getFirst())) {
                complete &= apply(alone ? new PredictedOutage(Optional.empty(), outage.premises()) : outage, whole, held, suspected, taken);
            }
        }
        return complete;
    }

    /** A report and the open outage in which it counts. */
    private record HeldReport(OutageReport report, Outage outage) {}

    /** Reads the reports by premise; a report of a whole building counts for the premise for which it was opened. */
    private Map<String, List<HeldReport>> read(List<Outage> suspected) {
        Map<String, List<HeldReport>> held = new LinkedHashMap<>();
        for (Outage outage : suspected) {
            repository.forEachReport(outage, report -> report.premise().map(PremiseId::value)
                    .or(() -> outage.keys().one().flatMap(OutageLocation::premiseOf))
                    .ifPresent(premise -> held.computeIfAbsent(premise, id -> new ArrayList<>()).add(new HeldReport(report, outage))));
        }
        return held;
    }

    /** Returns the most certain sign of each premise: its meter's last gasp, then its household's report, then signs of power. */
    private List<PremiseEvidence> evidence(NetworkTree tree, ServiceType service, Set<String> reported, Set<String> gasped,
            Set<String> on) {
        var premises = new HashSet<>(reported);
        premises.addAll(gasped);
        premises.addAll(on);
        Map<String, String> devices = network.findDevices(service, premises.stream().map(PremiseId::new).toList());
        return premises.stream().map(premise -> new PremiseEvidence(premise, devices.getOrDefault(premise, tree.root().id()),
                gasped.contains(premise) ? PremiseEvidence.Sign.CONFIRMED_OUT : reported.contains(premise) ? PremiseEvidence.Sign.REPORTED
                        : PremiseEvidence.Sign.CONFIRMED_ON)).toList();
    }

    private boolean apply(PredictedOutage predicted, NetworkTree tree, Map<String, List<HeldReport>> held, List<Outage> suspected,
            Set<OutageId> taken) {
        List<HeldReport> reports = predicted.premises().stream()
                .flatMap(premise -> held.getOrDefault(premise, List.of()).stream()).toList();
        Map<OutageId, List<HeldReport>> byOutage = reports.stream().collect(Collectors.groupingBy(each -> each.outage().id()));
        Optional<Outage> any = reports.stream().map(HeldReport::outage).findFirst();
        OutageScope scope = scope(predicted, any, reports);
        Outage.OutageKeys keys = keys(predicted, tree);
        Optional<Outage> chosen = suspected.stream().filter(outage -> !taken.contains(outage.id()))
                .filter(outage -> byOutage.containsKey(outage.id()) || outage.keys().one().equals(keys.one()))
                .max(Comparator.comparing((Outage outage) -> outage.keys().one().equals(keys.one()))
                        .thenComparing(outage -> byOutage.getOrDefault(outage.id(), List.of()).size())
                        .thenComparing(outage -> outage.id().value(), Comparator.reverseOrder()));
        try {
            Optional<Outage> whole = chosen.map(outage -> reach(outage, scope, keys)).or(() -> open(tree, any.flatMap(Outage::nestedIn),
                    scope, keys));
            whole.ifPresent(outage -> {
                taken.add(outage.id());
                boolean gathered = gather(outage, byOutage, held.values());
                if (gathered || outage.corroborated().isPresent()) {
                    grouping.checkCorroboration(outage, openers(suspected, byOutage.keySet()));
                }
            });
            return whole.isPresent();
        } catch (DuplicateKeyException e) {
            return false; // a report opened an outage there meanwhile
        }
    }

    private static List<Outage> openers(Collection<Outage> suspected, Set<OutageId> those) {
        return suspected.stream().filter(outage -> those.contains(outage.id())).toList();
    }

    private Outage reach(Outage outage, OutageScope scope, Outage.OutageKeys keys) {
        return outage.keys().equals(keys) ? outage : repository.outages.change(outage.id().value(),
                now -> now.state() instanceof OutageState.Suspected ? now.withReach(scope, keys) : now);
    }

    /** Opens an outage; empty if a report has opened one there meanwhile. */
    private Optional<Outage> open(NetworkTree tree, Optional<OutageId> nestedIn, OutageScope scope, Outage.OutageKeys keys) {
        return Optional.of(Outage.suspected(OutageId.create(), tree.root().service(), scope, keys, nestedIn, clock.instant()))
                .filter(repository.outages::insert);
    }

    /** @return whether any report came from another outage */
    private boolean gather(Outage whole, Map<OutageId, List<HeldReport>> byOutage, Collection<List<HeldReport>> all) {
        Map<OutageId, Long> sizes = new HashMap<>();
        all.forEach(reports -> reports.forEach(each -> sizes.merge(each.outage().id(), 1L, Long::sum)));
        boolean gathered = false;
        for (Map.Entry<OutageId, List<HeldReport>> part : byOutage.entrySet()) {
            Outage from = part.getValue().getFirst().outage();
            if (from.id().equals(whole.id())) {
                continue;
            }
            gathered = true;
            boolean entire = sizes.getOrDefault(from.id(), 0L) == part.getValue().size();
            if (entire) {
                grouping.merge(whole, from);
            }
            part.getValue().forEach(each -> grouping.moveTo(each.report(), whole));
            if (entire) {
                grouping.forgetAbsorbed(whole, from);
            }
        }
        return gathered;
    }

    private static OutageScope scope(PredictedOutage predicted, Optional<Outage> any, List<HeldReport> reports) {
        return predicted.device()
                .<OutageScope>map(device -> new OutageScope.Network(device.part(), device.name(),
                        device.location().or(() -> any.flatMap(outage -> outage.scope().point()))))
                .orElseGet(() -> new OutageScope.Described(reports.getFirst().report().place().orElse("?")));
    }

    private static Outage.OutageKeys keys(PredictedOutage predicted, NetworkTree tree) {
        String key = predicted.device().map(NetworkDevice::outageKey)
                .orElseGet(() -> OutageLocation.premiseKey(tree.root().service(), predicted.premises().getFirst()));
        return new Outage.OutageKeys(Optional.of(key), Optional.empty(), Optional.of(tree.root().id()));
    }
}
