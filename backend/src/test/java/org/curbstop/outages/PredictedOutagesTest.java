package org.curbstop.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.outages.OutagesForTests.OSCAR;
import static org.curbstop.outages.OutagesForTests.by;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.curbstop.common.GeoPoint;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.outages.events.OutageRestored;
import org.curbstop.outages.network.NetworkImportRow;
import org.curbstop.outages.network.NetworkRepository;
import org.curbstop.outages.tracking.OutageGrouping;
import org.curbstop.outages.tracking.OutageRepository;
import org.curbstop.store.TestKey;
import org.curbstop.store.TestStore;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictedOutagesTest extends HillRoadScenario {

    PredictedOutagesTest(TestStore test, @TempDir Path data) {
        super(test, data);
    }

    @Test
    void one_household_is_a_single_outage_until_neighbors_report() {
        Outage alone = report(0).outage().orElseThrow();
        assertThat(alone.scope()).isEqualTo(new OutageScope.Described(premises.get(0).address().oneLine()));
        assertThat(fixture.outages.findAt(premises.get(1))).isEmpty();
        report(1);
        report(2);
        weigh();
        assertThat(outOf("A1")).isPresent();
        assertThat(fixture.outages.listOpen()).hasSize(1);
        assertThat(fixture.outages.findAt(premises.get(7))).hasSize(1);
        assertThat(fixture.outages.findAt(premises.get(8))).as("the other transformer").isEmpty();
        assertThat(fixture.outages.find(alone.id()).orElseThrow().scope()).isEqualTo(outOf("A1").orElseThrow().scope());
    }

    @Test
    void reports_below_both_transformers_are_one_outage_of_the_lateral() {
        reportAll(0, 1, 2, 8, 9, 10);
        Outage lateral = outOf("A").orElseThrow();
        assertThat(fixture.outages.listOpen()).containsExactly(lateral);
        assertThat(fixture.outages.countHouseholds(lateral)).isEqualTo(6);
    }

    @Test
    void a_household_counts_once_as_its_outage_grows() {
        for (int round = 0; round < 3; round++) {
            reportAll(0, 1, 2, 8, 9, 10);
        }
        assertThat(fixture.outages.countHouseholds(outOf("A").orElseThrow())).isEqualTo(6);
        fixture.staffOutages.restore(outOf("A").orElseThrow().id(), OSCAR);
        assertThat(fixture.published(OutageRestored.class).stream().flatMap(event -> event.tell().stream()).map(each -> each.phone()))
                .hasSize(18).doesNotHaveDuplicates(); // each report came from its own phone
    }

    @Test
    void an_outage_in_another_branch_stays_separate() {
        reportAll(0, 1, 2, 3, 24, 25, 26, 27);
        assertThat(outOf("A1")).isPresent();
        assertThat(outOf("B2")).isPresent();
        assertThat(fixture.outages.listOpen()).hasSize(2);
    }

    @Test
    void a_confirmed_outage_is_neither_moved_nor_extended() {
        reportAll(0, 1, 2, 3);
        Outage known = outOf("A1").orElseThrow();
        fixture.staffOutages.confirm(known.id(), OSCAR);
        reportAll(4, 8, 9, 10, 11);
        assertThat(fixture.outages.find(known.id()).orElseThrow().scope()).isEqualTo(known.scope());
        assertThat(fixture.outages.countHouseholds(known)).isEqualTo(5);
        assertThat(outOf("A2")).isPresent();
    }

    @Test
    void after_restoration_the_households_still_out_are_narrowed_down() {
        var reported = new ArrayList<ReportOutageResult>();
        for (int i = 0; i < 32; i += 2) {
            reported.add(report(i));
        }
        weigh();
        Outage feeder = outOf("Hill").orElseThrow();
        fixture.staffOutages.restore(feeder.id(), OSCAR);
        for (int i = 0; i < reported.size(); i++) {
            fixture.reporting.recordRestorationAnswer(reported.get(i).id(), i >= 4);
        }
        weigh();
        assertThat(fixture.outages.listOpen()).singleElement().satisfies(still -> {
            assertThat(still.scope()).isEqualTo(new OutageScope.Network(NetworkPart.TRANSFORMER, "A1", Optional.empty()));
            assertThat(still.nestedIn()).contains(feeder.id());
            assertThat(fixture.outages.countHouseholds(still)).isEqualTo(4);
        });
    }

    @Test
    void a_reopened_outage_absorbs_its_parts() {
        reportAll(0, 1, 2, 3);
        Outage transformer = outOf("A1").orElseThrow();
        fixture.staffOutages.restore(transformer.id(), OSCAR);
        report(4);
        weigh();
        fixture.staffOutages.reopen(transformer.id(), OSCAR);
        assertThat(fixture.outages.findAt(premises.get(5))).map(Outage::id).containsExactly(transformer.id());
    }

    @Test
    void reports_for_neighbors_from_one_origin_publish_nothing() {
        for (int i = 0; i < 4; i++) {
            fixture.reporting.report(by("o" + i, UNKNOWN, premises.get(i).address()).withOrigin("203.0.113.7"));
        }
        weigh();
        assertThat(outOf("A1").orElseThrow().isPublic()).isFalse();
        fixture.reporting.report(by("o9", OTHER, premises.get(6).address()).withOrigin("198.51.100.9"));
        assertThat(outOf("A1").orElseThrow().isPublic()).isTrue();
        assertThat(fixture.feed.entries()).singleElement().satisfies(entry -> assertThat(entry.network()).contains("Hill"));
    }

    @Test
    void every_household_is_in_exactly_one_open_outage_whatever_the_order() {
        var random = new Random(12);
        for (int i = 0; i < 120; i++) {
            report(random.nextInt(premises.size()));
            if (random.nextInt(4) == 0) {
                weigh();
            }
        }
        weigh();
        int counted = fixture.outages.listOpen().stream().mapToInt(fixture.outages::countHouseholds).sum();
        assertThat(counted).isEqualTo((int) premises.stream().filter(premise -> !fixture.outages.findAt(premise).isEmpty()).count())
                .isEqualTo(reportedPremises());
    }

    @Test
    void a_report_moved_by_two_processes_at_once_counts_once() throws Exception {
        reportAll(0, 1, 2, 3, 4, 5, 24, 25, 26, 27);
        Outage here = outOf("A1").orElseThrow();
        Outage there = outOf("B2").orElseThrow();
        var other = new OutageGrouping(new OutageRepository(test.another()), new NetworkRepository(test.another()),
                fixture.millbrook.accounts, TestKey.KEY, fixture.clock);
        for (int round = 0; round < 4; round++) {
            moveAtOnce(here, there, fixture.grouping, other);
            moveAtOnce(there, here, fixture.grouping, other);
        }
        assertThat(fixture.outages.countHouseholds(here)).isEqualTo(10);
        assertThat(fixture.outages.countHouseholds(there)).isZero();
    }

    private void moveAtOnce(Outage from, Outage to, OutageGrouping... processes) throws Exception {
        List<OutageReport> reports = fixture.staffOutages.reports(from.id(), Optional.empty(), 100, OSCAR);
        var together = new CyclicBarrier(processes.length);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(Arrays.stream(processes).map(process -> (Callable<Void>) () -> {
                for (OutageReport report : reports) {
                    together.await(10, TimeUnit.SECONDS);
                    process.moveTo(report, to);
                }
                return null;
            }).toList())) {
                done.get();
            }
        }
    }

    @Test
    void a_device_without_a_point_is_where_its_premises_are() {
        var west = fixture.place("1 Lake Rd", Optional.of("Lake"), Optional.of(new GeoPoint(45.51, -122.63)));
        var east = fixture.place("3 Lake Rd", Optional.of("Lake"), Optional.of(new GeoPoint(45.53, -122.61)));
        var rows = new ArrayList<>(List.of(device(NetworkPart.FEEDER, "Lake", null), device(NetworkPart.TRANSFORMER, "L1", "Lake")));
        List.of(west, east).forEach(premise -> rows.add(new NetworkImportRow.Connection(ServiceType.ELECTRIC, Optional.empty(),
                Optional.of(premise.address()), "L1")));
        fixture.networkUpsert.upsert(rows);
        fixture.networkUpsert.finish();
        premises.addAll(List.of(west, east));

        reportAll(premises.size() - 2, premises.size() - 1);

        Outage lake = outOf("L1").orElseThrow();
        assertThat(lake.scope().point()).contains(new GeoPoint(45.52, -122.62));
        fixture.staffOutages.confirm(lake.id(), OSCAR);
        assertThat(fixture.feed.entries()).singleElement().satisfies(entry -> assertThat(entry.about()).isPresent());
    }

    private int reportedPremises() {
        var seen = new HashSet<String>();
        fixture.outages.listOpen().forEach(outage -> fixture.staffOutages.reports(outage.id(), Optional.empty(), 1000, OSCAR)
                .forEach(report -> report.premise().ifPresent(premise -> seen.add(premise.value()))));
        return seen.size();
    }

    private void reportAll(int... houses) {
        for (int house : houses) {
            report(house);
        }
        weigh();
    }
}
