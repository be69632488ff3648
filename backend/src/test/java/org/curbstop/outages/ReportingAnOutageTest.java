package org.curbstop.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.outages.OutageDeskForTests.OSCAR;
import static org.curbstop.outages.OutageDeskForTests.at;
import static org.curbstop.outages.OutageDeskForTests.by;
import static org.curbstop.outages.OutageDeskForTests.with;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.curbstop.accounts.Neighbours;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.StoreTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.Lines.Hazard;
import org.curbstop.utility.UtilityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@StoreTest
class ReportingAnOutageTest {

    private static final String UNKNOWN = "+15035550177";
    private static final String OTHER = "+15035550178";
    private static final GeoPoint MILL_POND = new GeoPoint(45.5, -122.6);

    private final TestStore test;
    private final OutageDeskForTests town;

    ReportingAnOutageTest(TestStore test, @TempDir Path data) {
        this.test = test;
        this.town = new OutageDeskForTests(test, data);
    }

    @Test
    void a_number_that_nobody_knows_is_served() {
        Reported reported = town.reporting.report(by("SM1", UNKNOWN, Neighbours.at("12 Alder St")));
        assertThat(reported.outage().orElseThrow().scope()).isEqualTo(new Scope.Network(Scope.Part.FEEDER, "North", Optional.empty()));
        assertThat(town.outages.affecting(new PhoneNumber(UNKNOWN))).extracting(Outage::id).containsExactly(reported.outage().get().id());
    }

    @Test
    void the_same_message_twice_is_one_report() {
        Reported first = town.reporting.report(by("SM1", UNKNOWN, Neighbours.at("12 Alder St")));
        Reported second = town.reporting.report(by("SM1", UNKNOWN, Neighbours.at("12 Alder St")));
        assertThat(second).isEqualTo(first);
        assertThat(town.outages.households(first.outage().orElseThrow())).isEqualTo(1);
    }

    @Test
    void a_household_that_calls_again_keeps_its_reference_and_a_new_danger_is_heard() {
        Reported first = town.reporting.report(by("SM1", UNKNOWN, Neighbours.at("12 Alder St")));
        Reported second = town.reporting.report(with(by("SM2", UNKNOWN, Neighbours.at("12 Alder St")), Hazard.DOWNED_LINE));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.again()).isTrue();
        assertThat(test.told()).filteredOn(HazardReported.class::isInstance).singleElement()
                .extracting(event -> ((HazardReported) event).hazards()).isEqualTo(Set.of(Hazard.DOWNED_LINE));
    }

    @Test
    void reports_from_one_feeder_are_one_outage_and_those_from_another_are_not() {
        var mill = town.place("40 Elm St", Optional.of("Mill"), Optional.empty());
        Reported ada = town.reporting.report(by("1", UNKNOWN, Neighbours.at("12 Alder St")));
        Reported cy = town.reporting.report(by("2", OTHER, Neighbours.at("3 Cedar Ct")));
        Reported flo = town.reporting.report(by("3", "+15035550106", mill.address()));
        assertThat(cy.outage().orElseThrow().id()).isEqualTo(ada.outage().orElseThrow().id());
        assertThat(cy.others()).isEqualTo(1);
        assertThat(flo.outage().orElseThrow().id()).isNotEqualTo(ada.outage().orElseThrow().id());
    }

    @Test
    void is_it_just_me_is_answered_truly() {
        var home = town.town.adas.premise();
        assertThat(town.outages.isItJustMe(home, UtilityService.ELECTRIC)).isInstanceOf(JustMe.NothingKnown.class);
        town.reporting.report(by("1", UNKNOWN, home.address()));
        assertThat(town.outages.isItJustMe(home, UtilityService.ELECTRIC)).isInstanceOf(JustMe.OnlyYouSoFar.class);
        town.reporting.report(by("2", OTHER, Neighbours.at("3 Cedar Ct")));
        assertThat(town.outages.isItJustMe(home, UtilityService.ELECTRIC)).isInstanceOfSatisfying(JustMe.No.class, no ->
                assertThat(no.reports()).isEqualTo(2));
    }

    @Test
    void forty_reports_at_the_same_moment_open_one_outage_and_all_are_counted() throws Exception {
        var reports = new ArrayList<Callable<Reported>>();
        for (int i = 0; i < 40; i++) {
            var report = by("SM" + i, "+150355502" + (10 + i), Neighbours.at("12 Alder St"));
            reports.add(() -> town.reporting.report(report));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var each : threads.invokeAll(reports)) {
                each.get();
            }
        }
        assertThat(town.outages.open()).hasSize(1);
        assertThat(town.outages.households(town.outages.open().getFirst())).isEqualTo(40);
    }

    /** Whatever the order and however many at once: everybody within reach of an open outage belongs to it, nobody is lost. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void reports_without_a_network_come_together_by_place(long seed) throws Exception {
        var random = new Random(seed);
        List<GeoPoint> centres = List.of(MILL_POND, new GeoPoint(45.52, -122.6), new GeoPoint(45.5099, -122.5701));
        var reports = new ArrayList<Callable<Reported>>();
        for (int i = 0; i < 60; i++) {
            GeoPoint centre = centres.get(random.nextInt(centres.size()));
            // Up to 150 m from the centre, so any two of a group are within the 400 m.
            var point = new GeoPoint(
                    centre.latitude() + (random.nextDouble() - 0.5) * 0.0018, centre.longitude() + (random.nextDouble() - 0.5) * 0.0025);
            var report = at("P" + seed + "-" + i, UtilityService.SEWER, point);
            reports.add(() -> town.reporting.report(report));
        }
        var ids = new HashSet<ReportId>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var each : threads.invokeAll(reports)) {
                ids.add(each.get().id());
            }
        }
        assertThat(town.outages.open()).hasSize(3);
        assertThat(town.outages.open().stream().mapToInt(town.outages::households).sum()).isEqualTo(60);
        assertThat(ids).hasSize(60);
    }

    @Test
    void what_is_accepted_while_the_database_is_away_comes_in_once_afterwards(@TempDir Path data) throws Exception {
        try (var cut = TestStore.cuttable()) {
            var storm = new OutageDeskForTests(cut, data);
            Reported before = storm.reporting.report(by("0", UNKNOWN, Neighbours.at("12 Alder St")));
            cut.wire().cut();
            var references = new HashSet<ReportId>();
            for (int i = 1; i <= 20; i++) {
                Reported waiting = storm.reporting.report(by("S" + i, "+150355502" + (10 + i), Neighbours.at("12 Alder St")));
                assertThat(waiting.waits()).isTrue();
                references.add(waiting.id());
            }
            storm.reporting.report(by("S1", "+15035550211", Neighbours.at("12 Alder St"))); // the same message again
            storm.reporting.replay();
            cut.wire().mend();
            awaitReachable(cut);
            storm.reporting.replay();
            storm.reporting.replay();
            Outage outage = storm.outages.find(before.outage().orElseThrow().id()).orElseThrow();
            assertThat(storm.outages.households(outage)).isEqualTo(21);
            assertThat(references).allSatisfy(id -> assertThat(storm.outages.report(id)).isPresent());
        }
    }

    private static void awaitReachable(TestStore cut) throws InterruptedException {
        for (int i = 0; i < 300 && !cut.store().isReachable(); i++) {
            Thread.sleep(50);
        }
    }

    @Test
    void those_who_reported_are_told_and_asked_and_a_no_opens_what_is_still_out() {
        Reported ada = town.reporting.report(by("1", UNKNOWN, Neighbours.at("12 Alder St")));
        Reported cy = town.reporting.report(by("2", OTHER, Neighbours.at("3 Cedar Ct")));
        OutageId id = ada.outage().orElseThrow().id();
        town.desk.setEtr(id, Optional.empty(), Etr.Source.DISPATCH, OSCAR);
        town.desk.setEtr(id, town.in(Duration.ofHours(2)), Etr.Source.CREW_ON_SITE, OSCAR);
        town.desk.restore(id, OSCAR);

        assertThat(town.told(OutageKnown.class)).singleElement().satisfies(known -> assertThat(known.tell()).hasSize(2));
        assertThat(town.told(EtrChanged.class)).singleElement().satisfies(changed -> assertThat(changed.number()).isEqualTo(2));
        assertThat(town.told(ServiceRestored.class)).singleElement().satisfies(back ->
                assertThat(back.tell()).extracting(Recipient::report).containsExactlyInAnyOrder(ada.id(), cy.id()));
        assertThat(town.outages.toConfirm(new PhoneNumber(UNKNOWN))).map(Report::id).contains(ada.id());

        town.reporting.backOn(cy.id(), true);
        Outage still = town.reporting.backOn(ada.id(), false).orElseThrow();
        assertThat(still.nestedIn()).contains(id);
        assertThat(still.isOut()).isTrue();
        assertThat(town.reporting.backOn(ada.id(), false).orElseThrow().id()).isEqualTo(still.id());
        assertThat(town.outages.households(still)).isEqualTo(1);

        town.desk.restore(still.id(), OSCAR);
        assertThat(town.told(ServiceRestored.class)).hasSize(2).last().satisfies(back ->
                assertThat(back.tell()).extracting(Recipient::report).containsExactly(ada.id()));
    }
}
