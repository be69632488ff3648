package org.curbstop.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.curbstop.outages.OutagesForTests.at;
import static org.curbstop.outages.OutagesForTests.by;
import static org.curbstop.outages.OutagesForTests.with;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.PhoneNumber;
import org.curbstop.outages.events.HazardReported;
import org.curbstop.store.DatabaseUnavailableException;
import org.curbstop.store.TestStore;
import org.curbstop.utility.PhoneLines.Hazard;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One report, many reports, and those received while the database was down. */
class ReportingAnOutageTest extends OutageReportingScenario {

    ReportingAnOutageTest(TestStore test, @TempDir Path data) {
        super(test, data);
    }

    @Test
    void an_unknown_phone_number_can_report_an_outage() {
        ReportOutageResult reported = fixture.reporting.report(by("SM1", UNKNOWN, MillbrookCustomers.at("12 Alder St")));
        assertThat(reported.outage().orElseThrow().scope())
                .isEqualTo(new OutageScope.Network(OutageScope.NetworkPart.FEEDER, "North", Optional.empty()));
        assertThat(fixture.outages.listAffecting(new PhoneNumber(UNKNOWN))).extracting(Outage::id)
                .containsExactly(reported.outage().get().id());
    }

    @Test
    void the_same_message_twice_is_one_report() {
        ReportOutageResult first = fixture.reporting.report(by("SM1", UNKNOWN, MillbrookCustomers.at("12 Alder St")));
        ReportOutageResult second = fixture.reporting.report(by("SM1", UNKNOWN, MillbrookCustomers.at("12 Alder St")));
        assertThat(second).isEqualTo(first);
        assertThat(fixture.outages.countHouseholds(first.outage().orElseThrow())).isEqualTo(1);
    }

    @Test
    void a_repeat_caller_keeps_the_reference_and_a_new_hazard_is_recorded() {
        ReportOutageResult first = fixture.reporting.report(by("SM1", UNKNOWN, MillbrookCustomers.at("12 Alder St")));
        ReportOutageResult second = fixture.reporting
                .report(with(by("SM2", UNKNOWN, MillbrookCustomers.at("12 Alder St")), Hazard.DOWNED_LINE));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.repeated()).isTrue();
        assertThat(test.told()).filteredOn(HazardReported.class::isInstance).singleElement()
                .extracting(event -> ((HazardReported) event).hazards()).isEqualTo(Set.of(Hazard.DOWNED_LINE));
    }

    @Test
    void reports_on_different_feeders_are_different_outages() {
        var mill = fixture.place("40 Elm St", Optional.of("Mill"), Optional.empty());
        ReportOutageResult ada = fixture.reporting.report(by("1", UNKNOWN, MillbrookCustomers.at("12 Alder St")));
        ReportOutageResult cy = fixture.reporting.report(by("2", OTHER, MillbrookCustomers.at("3 Cedar Ct")));
        ReportOutageResult flo = fixture.reporting.report(by("3", "+15035550106", mill.address()));
        assertThat(cy.outage().orElseThrow().id()).isEqualTo(ada.outage().orElseThrow().id());
        assertThat(cy.otherHouseholds()).isEqualTo(1);
        assertThat(flo.outage().orElseThrow().id()).isNotEqualTo(ada.outage().orElseThrow().id());
    }

    @Test
    void forty_concurrent_reports_open_one_outage_and_all_count() throws Exception {
        var reports = new ArrayList<Callable<ReportOutageResult>>();
        var houses = fixture.street("Alder St", 40, "North");
        for (int i = 0; i < 40; i++) {
            var report = by("SM" + i, "+150355502" + (10 + i), houses.get(i).address());
            reports.add(() -> fixture.reporting.report(report));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var each : threads.invokeAll(reports)) {
                each.get();
            }
        }
        assertThat(fixture.outages.listOpen()).hasSize(1);
        assertThat(fixture.outages.countHouseholds(fixture.outages.listOpen().getFirst())).isEqualTo(40);
    }

    /** In any order and concurrently: every report within range of an open outage joins it, and none is lost. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void without_a_network_reports_are_grouped_by_location(long seed) throws Exception {
        var random = new Random(seed);
        List<GeoPoint> centres = List.of(MILL_POND, new GeoPoint(45.52, -122.6), new GeoPoint(45.5099, -122.5701));
        var reports = new ArrayList<Callable<ReportOutageResult>>();
        for (int i = 0; i < 60; i++) {
            GeoPoint centre = centres.get(random.nextInt(centres.size()));
            // Up to 150 m from the center, so any two of a group are within 400 m.
            var point = new GeoPoint(
                    centre.latitude() + (random.nextDouble() - 0.5) * 0.0018, centre.longitude() + (random.nextDouble() - 0.5) * 0.0025);
            var report = at("P" + seed + "-" + i, ServiceType.SEWER, point);
            reports.add(() -> fixture.reporting.report(report));
        }
        var ids = new HashSet<OutageReportId>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var each : threads.invokeAll(reports)) {
                ids.add(each.get().id());
            }
        }
        assertThat(fixture.outages.listOpen()).hasSize(3);
        assertThat(fixture.outages.listOpen().stream().mapToInt(fixture.outages::countHouseholds).sum()).isEqualTo(60);
        assertThat(ids).hasSize(60);
    }

    @Test
    void reports_accepted_while_the_database_is_down_are_stored_once_later(@TempDir Path data) throws Exception {
        try (var cut = TestStore.cuttable()) {
            var storm = new OutagesForTests(cut, data);
            var houses = storm.street("Alder St", 20, "North");
            ReportOutageResult before = storm.reporting.report(by("0", UNKNOWN, MillbrookCustomers.at("12 Alder St")));
            cut.wire().cut();
            var references = new HashSet<OutageReportId>();
            for (int i = 1; i <= 20; i++) {
                ReportOutageResult waiting = storm.reporting.report(by("S" + i, "+150355502" + (10 + i), houses.get(i - 1).address()));
                assertThat(waiting.spooled()).isTrue();
                references.add(waiting.id());
            }
            storm.reporting.report(by("S1", "+15035550211", houses.getFirst().address())); // the same report again
            storm.reporting.replaySpooled();
            cut.wire().mend();
            awaitReachable(cut);
            storm.reporting.replaySpooled();
            storm.reporting.replaySpooled();
            Outage outage = storm.outages.find(before.outage().orElseThrow().id()).orElseThrow();
            assertThat(storm.outages.countHouseholds(outage)).isEqualTo(21);
            assertThat(references).allSatisfy(id -> assertThat(storm.outages.findReport(id)).isPresent());
        }
    }

    @Test
    void the_feed_keeps_what_was_last_known_while_the_database_is_down(@TempDir Path data) throws Exception {
        try (var cut = TestStore.cuttable()) {
            var storm = new OutagesForTests(cut, data);
            OutageId outage = storm.reporting.report(by("1", UNKNOWN, MillbrookCustomers.at("12 Alder St"))).outage().orElseThrow().id();
            Instant nine = storm.clock.instant().plus(Duration.ofHours(2));
            storm.setEtr(outage, Optional.of(nine), Etr.Source.CREW_ON_SITE);
            Instant read = storm.clock.instant();
            assertThat(storm.feed.entries()).hasSize(1);
            assertThat(storm.feed.findStaleSince()).isEmpty();

            cut.wire().cut();
            storm.clock.advance(Duration.ofHours(3));
            Awaitility.await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(storm.feed.findStaleSince()).contains(read));
            assertThat(storm.feed.entries()).singleElement().satisfies(entry -> {
                assertThat(entry.id()).isEqualTo(outage);
                assertThat(entry.outlook().kind()).as("a time that has passed").isEqualTo(RestorationOutlook.Kind.PASSED);
            });
            assertThatThrownBy(() -> new OutageFeed(storm.repository, storm.clock).entries()).as("nothing known yet")
                    .isInstanceOf(DatabaseUnavailableException.class);

            cut.wire().mend();
            awaitReachable(cut);
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(storm.feed.findStaleSince()).isEmpty());
        }
    }

    private static void awaitReachable(TestStore cut) throws InterruptedException {
        for (int i = 0; i < 300 && !cut.store().isReachable(); i++) {
            Thread.sleep(50);
        }
    }
}
