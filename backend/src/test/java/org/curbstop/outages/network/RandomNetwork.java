package org.curbstop.outages.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.utility.ServiceType;

/**
 * A random network and its evidence: a feeder with two to six laterals, some of which branch, and transformers with three to twelve
 * premises; one or two failures. 10 to 60 % of the affected households report, as does one of 300 others; in every third network, 30 % of
 * the meters send a last gasp with a probability of 60 %; one of 50 premises with power is confirmed on.
 */
final class RandomNetwork {

    final NetworkTree tree;
    final Map<String, String> deviceOfPremise = new HashMap<>();
    final List<PremiseEvidence> evidence = new ArrayList<>();
    /** What failed: IDs of devices or premises. */
    final List<String> failed = new ArrayList<>();

    RandomNetwork(long seed) {
        var random = new Random(seed);
        tree = new NetworkTree(devices(random));
        do {
            failed.clear();
            evidence.clear();
            fail(random);
        } while (failed.stream().anyMatch(failure -> signs(failure).isEmpty())); // a failure without reports cannot be found
    }

    private List<NetworkDevice> devices(Random random) {
        var devices = new ArrayList<NetworkDevice>();
        devices.add(device(NetworkPart.FEEDER, "F", Optional.empty(), 0));
        int laterals = between(random, 2, 6);
        for (int lateral = 0; lateral < laterals; lateral++) {
            String name = "F-" + lateral;
            devices.add(device(NetworkPart.LATERAL, name, Optional.of("F"), 0));
            transformers(random, devices, name, between(random, 2, 8));
            if (random.nextInt(3) == 0) {
                devices.add(device(NetworkPart.LATERAL, name + "-B", Optional.of(name), 0));
                transformers(random, devices, name + "-B", between(random, 2, 4));
            }
        }
        return devices;
    }

    private void transformers(Random random, List<NetworkDevice> devices, String lateral, int count) {
        for (int i = 0; i < count; i++) {
            String name = lateral + "-T" + i;
            int premises = between(random, 3, 12);
            devices.add(device(NetworkPart.TRANSFORMER, name, Optional.of(lateral), premises));
            for (int premise = 0; premise < premises; premise++) {
                deviceOfPremise.put(name + "-" + premise, NetworkDevice.id(ServiceType.ELECTRIC, name));
            }
        }
    }

    static NetworkDevice device(NetworkPart part, String name, Optional<String> parent, int premises) {
        return NetworkDevice.of(ServiceType.ELECTRIC, part, name, parent, Optional.empty())
                .withPlace(Optional.empty(), List.of(), premises, Optional.empty());
    }

    private void fail(Random random) {
        Set<String> out = new HashSet<>();
        int failures = random.nextInt(5) == 0 ? 2 : 1;
        while (failed.size() < failures) {
            String failure = choose(random);
            Set<String> below = premisesBelow(failure);
            if (below.stream().noneMatch(out::contains)) {
                failed.add(failure);
                out.addAll(below);
            } else {
                failed.clear();
                out.clear();
            }
        }
        double share = 0.1 + 0.5 * random.nextDouble();
        boolean meters = random.nextInt(3) == 0;
        for (String premise : premises()) {
            boolean isOut = out.contains(premise);
            boolean hasMeter = meters && random.nextDouble() < 0.3;
            if (isOut && hasMeter && random.nextDouble() < 0.6) {
                hear(premise, PremiseEvidence.Sign.CONFIRMED_OUT);
            } else if (random.nextDouble() < (isOut ? failed.contains(premise) ? 0.9 : share : 1.0 / 300)) {
                hear(premise, PremiseEvidence.Sign.REPORTED);
            } else if (!isOut && random.nextDouble() < 0.02) {
                hear(premise, PremiseEvidence.Sign.CONFIRMED_ON);
            }
        }
    }

    /** Chooses a feeder (20 %), a lateral (30 %), a transformer (40 %) or one premise (10 %). */
    private String choose(Random random) {
        int kind = random.nextInt(10);
        if (kind == 9) {
            return premises().get(random.nextInt(premises().size()));
        }
        NetworkPart part = kind < 2 ? NetworkPart.FEEDER : kind < 5 ? NetworkPart.LATERAL : NetworkPart.TRANSFORMER;
        List<NetworkDevice> those = tree.topDown().stream().filter(device -> device.part() == part).toList();
        return those.get(random.nextInt(those.size())).id();
    }

    private List<String> premises() {
        return deviceOfPremise.keySet().stream().sorted().toList();
    }

    private void hear(String premise, PremiseEvidence.Sign sign) {
        evidence.add(new PremiseEvidence(premise, deviceOfPremise.get(premise), sign));
    }

    /** Returns the path from the failure up to the root; a premise comes before its transformer. */
    List<String> pathUp(String failure) {
        String device = deviceOfPremise.getOrDefault(failure, failure);
        return Stream.concat(Stream.of(failure), tree.pathUp(device).stream().map(NetworkDevice::id)).distinct().toList();
    }

    private Set<String> premisesBelow(String failure) {
        var below = new HashSet<String>();
        deviceOfPremise.forEach((premise, device) -> {
            if (premise.equals(failure) || pathUp(device).contains(failure)) {
                below.add(premise);
            }
        });
        return below;
    }

    /** Returns the premises that show this failure. */
    List<String> signs(String failure) {
        Set<String> below = premisesBelow(failure);
        return evidence.stream().filter(each -> each.sign() != PremiseEvidence.Sign.CONFIRMED_ON).map(PremiseEvidence::premise)
                .filter(below::contains).toList();
    }

    /** Returns the distance of a guess from the failure, in levels up or down; empty if it is in another branch. */
    Optional<Integer> levels(String failure, String guess) {
        int up = pathUp(failure).indexOf(guess);
        int down = pathUp(guess).indexOf(failure);
        return up < 0 && down < 0 ? Optional.empty() : Optional.of(Math.max(up, down));
    }

    /** Returns the device or premise to which the predictor assigns most of the evidence of this failure. */
    String predicted(String failure) {
        Set<String> shown = Set.copyOf(signs(failure));
        return OutagePredictor.predict(tree, evidence).stream()
                .max(Comparator.comparingLong(outage -> outage.premises().stream().filter(shown::contains).count()))
                .map(outage -> outage.device().map(NetworkDevice::id).orElse(outage.premises().getFirst())).orElseThrow();
    }

    /** Returns the lowest device common to all reports, a frequently used method. */
    String nearestCommonAncestor() {
        List<String> paths = evidence.stream().filter(each -> each.sign() != PremiseEvidence.Sign.CONFIRMED_ON)
                .map(PremiseEvidence::premise).toList();
        return pathUp(paths.getFirst()).stream().filter(device -> paths.stream().allMatch(premise -> pathUp(premise).contains(device)))
                .findFirst().orElseThrow();
    }

    private static int between(Random random, int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
