package org.curbstop.outages.network;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the devices whose failure best explains the evidence, by the rule of docs/decisions/0236: each device is weighed by the likelihood
 * of the reports, the silence and the confirmed premises below it if it has failed against if it has not, and among all sets of devices of
 * which none lies above another the likeliest is chosen. Pure, deterministic, and linear in devices and evidence.
 */
public final class OutagePredictor {

    /** Probability per premise of a report that no wider failure explains: a fault in the house, a wrong address. */
    private static final double SINGLE = 0.002;
    /** Prior probability that a device fails. */
    private static final double FAILS = 0.004;
    /** Probability that a meter below a failed device sends its last gasp, and that one with power sends one all the same. */
    private static final double GASP_WHEN_OUT = 0.6;
    private static final double GASP_WHEN_ON = 0.001;
    /** Probability that a premise below a failed device is reported as on: its own generator, an earlier answer. */
    private static final double ON_WHEN_OUT = 0.02;

    private OutagePredictor() {}

    /**
     * @param evidence at most one per premise; evidence on no device of this tree is ignored
     * @return predicted outages, widest first; each premise that is out is in exactly one of them
     */
    public static List<PredictedOutage> predict(NetworkTree tree, Collection<PremiseEvidence> evidence) {
        Map<String, int[]> counts = count(tree, evidence);
        double[] logFactorials = logFactorials(of(counts, tree.root()));
        Map<String, Double> best = new HashMap<>();
        Set<String> failing = new HashSet<>();
        for (NetworkDevice device : tree.topDown().reversed()) {
            double below = tree.children(device).stream().mapToDouble(child -> best.getOrDefault(child.id(), 0.0)).sum();
            double itself = Math.log(FAILS) + likelihood(of(counts, device), logFactorials);
            best.put(device.id(), Math.max(below, itself));
            // A tie goes to the smaller outage, so that fewer people are told that they are out.
            if (itself > below) {
                failing.add(device.id());
            }
        }
        return group(tree, evidence, failing);
    }

    /** @return for each device: premises below it, of these reported, confirmed out, confirmed on */
    private static Map<String, int[]> count(NetworkTree tree, Collection<PremiseEvidence> evidence) {
        Map<String, int[]> counts = new HashMap<>();
        tree.topDown().forEach(device -> counts.put(device.id(), new int[] {device.premises(), 0, 0, 0}));
        for (PremiseEvidence each : evidence) {
            tree.find(each.device()).ifPresent(device -> of(counts, device)[1 + each.sign().ordinal()]++);
        }
        for (NetworkDevice device : tree.topDown()) {
            int[] own = of(counts, device);
            own[0] = Math.max(own[0], own[1] + own[2] + own[3]); // premises added after the network was counted
        }
        for (NetworkDevice device : tree.topDown().reversed()) {
            for (NetworkDevice child : tree.children(device)) {
                int[] own = of(counts, device);
                int[] under = of(counts, child);
                Arrays.setAll(own, i -> own[i] + under[i]);
            }
        }
        return counts;
    }

    private static int[] of(Map<String, int[]> counts, NetworkDevice device) {
        return Objects.requireNonNull(counts.get(device.id()));
    }

    /**
     * Returns the log-likelihood ratio of the evidence between a failure of the device and no failure at all. The share of affected
     * premises that report differs from night to night, so it is not assumed but integrated over, with two thirds expected to stay silent
     * (Beta(1, 2)).
     */
    private static double likelihood(int[] counts, double[] logFactorials) {
        int reported = counts[1];
        int silent = counts[0] - reported - counts[2] - counts[3];
        double failed = Math.log(2) + logFactorials[reported] + logFactorials[silent + 1] - logFactorials[reported + silent + 2];
        double notFailed = reported * Math.log(SINGLE) + silent * Math.log1p(-SINGLE);
        return failed - notFailed + counts[2] * Math.log(GASP_WHEN_OUT / GASP_WHEN_ON) + counts[3] * Math.log(ON_WHEN_OUT);
    }

    private static double[] logFactorials(int[] all) {
        var logs = new double[all[0] + 3];
        for (int n = 1; n < logs.length; n++) {
            logs[n] = logs[n - 1] + Math.log(n);
        }
        return logs;
    }

    private static List<PredictedOutage> group(NetworkTree tree, Collection<PremiseEvidence> evidence, Set<String> failing) {
        Map<String, List<String>> ofDevice = new TreeMap<>();
        var alone = new ArrayList<String>();
        Map<String, Optional<String>> widest = new HashMap<>();
        for (PremiseEvidence each : evidence) {
            if (each.sign() == PremiseEvidence.Sign.CONFIRMED_ON || tree.find(each.device()).isEmpty()) {
                continue;
            }
            widest.computeIfAbsent(each.device(), device -> tree.pathUp(device).reversed().stream().map(NetworkDevice::id)
                    .filter(failing::contains).findFirst()).ifPresentOrElse(
                            device -> ofDevice.computeIfAbsent(device, id -> new ArrayList<>()).add(each.premise()),
                            () -> alone.add(each.premise()));
        }
        var predicted = new ArrayList<PredictedOutage>();
        ofDevice.forEach((device, premises) -> predicted.add(new PredictedOutage(tree.find(device), premises.stream().sorted().toList())));
        predicted.sort(comparing((PredictedOutage outage) -> -outage.premises().size())
                .thenComparing(outage -> outage.device().map(NetworkDevice::id).orElse("")));
        alone.stream().sorted().forEach(premise -> predicted.add(new PredictedOutage(Optional.empty(), List.of(premise))));
        return predicted;
    }
}
