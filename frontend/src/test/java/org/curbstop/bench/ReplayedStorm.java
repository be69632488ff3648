package org.curbstop.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.curbstop.bench.GeneratedTown.House;

/**
 * A seeded storm: a tenth of the feeders, then laterals and single transformers fail in the course of it, and most households below them
 * report soon after. 100,000 reports are about 1,900 failures at once, as in the storms of which utilities publish the numbers.
 */
final class ReplayedStorm {

    private static final double REPORTING = 0.8;
    private static final double WHOLE_LATERALS = 0.6;
    /** Mean time from a failure to a report of it, as a share of the storm. */
    private static final double DELAY = 0.05;

    private final Random random;
    private final List<TimedReport> reports = new ArrayList<>();
    private int failures;

    /**
     * @param device name of the failed device
     * @param above name of the device above it; blank for a feeder
     */
    record HouseholdReport(House house, String device, String above) {}

    private record TimedReport(double at, HouseholdReport report) {}

    ReplayedStorm(GeneratedTown town, int count, long seed) {
        random = new Random(seed);
        List<List<House>> feeders = shuffled(town.houses().stream()
                .collect(Collectors.groupingBy(House::feeder, LinkedHashMap::new, Collectors.toList())));
        int whole = feeders.size() / 10;
        feeders.subList(0, whole).forEach(houses -> fail(houses, houses.getFirst().feeder(), ""));
        for (List<House> lateral : shuffled(feeders.subList(whole, feeders.size()).stream().flatMap(List::stream)
                .collect(Collectors.groupingBy(House::lateral, LinkedHashMap::new, Collectors.toList())))) {
            if (reports.size() >= count) {
                break;
            }
            House any = lateral.get(random.nextInt(lateral.size()));
            if (random.nextDouble() < WHOLE_LATERALS) {
                fail(lateral, any.lateral(), any.feeder());
            } else {
                fail(lateral.stream().filter(house -> house.transformer().equals(any.transformer())).toList(), any.transformer(),
                        any.lateral());
            }
        }
        if (reports.size() < count) {
            throw new IllegalStateException("the town is too small for " + count + " reports");
        }
        reports.sort(Comparator.comparingDouble(TimedReport::at));
        reports.subList(count, reports.size()).clear();
    }

    private List<List<House>> shuffled(Map<String, List<House>> groups) {
        var all = new ArrayList<>(groups.values());
        Collections.shuffle(all, random);
        return all;
    }

    private void fail(List<House> below, String device, String above) {
        failures++;
        double start = random.nextDouble();
        below.stream().filter(_ -> random.nextDouble() < REPORTING).forEach(house -> reports.add(
                new TimedReport(start - DELAY * Math.log(1 - random.nextDouble()), new HouseholdReport(house, device, above))));
    }

    int failures() {
        return failures;
    }

    /** Returns the reports in the order in which they are sent. */
    List<HouseholdReport> reports() {
        return reports.stream().map(TimedReport::report).toList();
    }
}
