package org.curbstop.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.outages.OutagesForTests.OSCAR;
import static org.curbstop.outages.OutagesForTests.at;
import static org.curbstop.outages.OutagesForTests.by;
import static org.curbstop.outages.OutagesForTests.saying;
import static org.curbstop.outages.OutagesForTests.with;

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
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.common.Channel;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.outages.events.EtrChanged;
import org.curbstop.outages.events.HazardReported;
import org.curbstop.outages.events.OutageConfirmed;
import org.curbstop.outages.events.OutageRecipient;
import org.curbstop.outages.events.OutageRestored;
import org.curbstop.outages.jobs.UnplacedReportRetentionJob;
import org.curbstop.outages.tracking.OutageOpeningLimits;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.PhoneLines.Hazard;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DatabaseTest
class ReportingAnOutageTest {

    private static final String UNKNOWN = "+15035550177";
    private static final String OTHER = "+15035550178";
    private static final GeoPoint MILL_POND = new GeoPoint(45.5, -122.6);

    private final TestStore test;
    private final OutagesForTests fixture;

    ReportingAnOutageTest(TestStore test, @TempDir Path data) {
        this.test = test;
        this.fixture = new OutagesForTests(test, data);
    }

    @Test
    void a_number_that_nobody_knows_is_served() {
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
    void a_household_that_calls_again_keeps_its_reference_and_a_new_danger_is_heard() {
        ReportOutageResult first = fixture.reporting.report(by("SM1", UNKNOWN, MillbrookCustomers.at("12 Alder St")));
        ReportOutageResult second = fixture.reporting
                .report(with(by("SM2", UNKNOWN, MillbrookCustomers.at("12 Alder St")), Hazard.DOWNED_LINE));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.again()).isTrue();
        assertThat(test.told()).filteredOn(HazardReported.class::isInstance).singleElement()
                .extracting(event -> ((HazardReported) event).hazards()).isEqualTo(Set.of(Hazard.DOWNED_LINE));
    }

    @Test
    void reports_from_one_feeder_are_one_outage_and_those_from_another_are_not() {
        var mill = fixture.place("40 Elm St", Optional.of("Mill"), Optional.empty());
        ReportOutageResult ada = fixture.reporting.report(by("1", UNKNOWN, MillbrookCustomers.at("12 Alder St")));
        ReportOutageResult cy = fixture.reporting.report(by("2", OTHER, MillbrookCustomers.at("3 Cedar Ct")));
        ReportOutageResult flo = fixture.reporting.report(by("3", "+15035550106", mill.address()));
        assertThat(cy.outage().orElseThrow().id()).isEqualTo(ada.outage().orElseThrow().id());
        assertThat(cy.others()).isEqualTo(1);
        assertThat(flo.outage().orElseThrow().id()).isNotEqualTo(ada.outage().orElseThrow().id());
    }

    @Test
    void forty_reports_at_the_same_moment_open_one_outage_and_all_are_counted() throws Exception {
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

    /** Whatever the order and however many at once: everybody within reach of an open outage belongs to it, nobody is lost. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void reports_without_a_network_come_together_by_place(long seed) throws Exception {
        var random = new Random(seed);
        List<GeoPoint> centres = List.of(MILL_POND, new GeoPoint(45.52, -122.6), new GeoPoint(45.5099, -122.5701));
        var reports = new ArrayList<Callable<ReportOutageResult>>();
        for (int i = 0; i < 60; i++) {
            GeoPoint centre = centres.get(random.nextInt(centres.size()));
            // Up to 150 m from the centre, so any two of a group are within the 400 m.
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
    void what_is_accepted_while_the_database_is_away_comes_in_once_afterwards(@TempDir Path data) throws Exception {
        try (var cut = TestStore.cuttable()) {
            var storm = new OutagesForTests(cut, data);
            var houses = storm.street("Alder St", 20, "North");
            ReportOutageResult before = storm.reporting.report(by("0", UNKNOWN, MillbrookCustomers.at("12 Alder St")));
            cut.wire().cut();
            var references = new HashSet<OutageReportId>();
            for (int i = 1; i <= 20; i++) {
                ReportOutageResult waiting = storm.reporting.report(by("S" + i, "+150355502" + (10 + i), houses.get(i - 1).address()));
                assertThat(waiting.waits()).isTrue();
                references.add(waiting.id());
            }
            storm.reporting.report(by("S1", "+15035550211", houses.getFirst().address())); // the same message again
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

    private static void awaitReachable(TestStore cut) throws InterruptedException {
        for (int i = 0; i < 300 && !cut.store().isReachable(); i++) {
            Thread.sleep(50);
        }
    }

    @Test
    void those_who_reported_are_notified_and_asked_and_a_no_opens_what_is_still_out() {
        ReportOutageResult ada = fixture.reporting.report(by("1", UNKNOWN, MillbrookCustomers.at("12 Alder St")));
        ReportOutageResult cy = fixture.reporting.report(by("2", OTHER, MillbrookCustomers.at("3 Cedar Ct")));
        OutageId id = ada.outage().orElseThrow().id();
        fixture.setEtr(id, Optional.empty(), Etr.Source.DISPATCH);
        fixture.setEtr(id, fixture.in(Duration.ofHours(2)), Etr.Source.CREW_ON_SITE);
        fixture.staffOutages.restore(id, OSCAR);

        assertThat(fixture.told(OutageConfirmed.class)).singleElement().satisfies(known -> assertThat(known.tell()).hasSize(2));
        assertThat(fixture.told(EtrChanged.class)).singleElement().satisfies(changed -> assertThat(changed.number()).isEqualTo(2));
        assertThat(fixture.told(OutageRestored.class)).singleElement().satisfies(back ->
                assertThat(back.tell()).extracting(OutageRecipient::report).containsExactlyInAnyOrder(ada.id(), cy.id()));
        assertThat(fixture.outages.findReportToConfirm(new PhoneNumber(UNKNOWN))).map(OutageReport::id).contains(ada.id());

        fixture.reporting.recordRestorationAnswer(cy.id(), true);
        Outage still = fixture.reporting.recordRestorationAnswer(ada.id(), false).orElseThrow();
        assertThat(still.nestedIn()).contains(id);
        assertThat(still.isOut()).isTrue();
        assertThat(fixture.reporting.recordRestorationAnswer(ada.id(), false).orElseThrow().id()).isEqualTo(still.id());
        assertThat(fixture.outages.countHouseholds(still)).isEqualTo(1);

        fixture.staffOutages.restore(still.id(), OSCAR);
        assertThat(fixture.told(OutageRestored.class)).hasSize(2).last().satisfies(back ->
                assertThat(back.tell()).extracting(OutageRecipient::report).containsExactly(ada.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "3 Cedar Ct", "3 Cedar Ct Apt 2", "3 Cedar Ct #2", "3 Cedar Court, Millbrook", "3 cedar ct, Millbrook, OR 97999",
            "3 Cedar Ct 97999",
        "I am at 3 Cedar Ct", "Estoy en 3 Cedar Ct, la casa azul", "3 Cedar", "It is 3 CEDAR CT., since 8 this morning", "Apt 2, 3 Cedar Ct"
    })
    void a_known_address_in_any_words_is_its_premise(String words) {
        ReportOutageResult reported = fixture.reporting.report(saying("G", words));
        assertThat(fixture.outages.findReport(reported.id()).orElseThrow().premise()).contains(fixture.millbrook.cysOwn.premise().id());
        assertThat(reported.outage().orElseThrow().scope())
                .isEqualTo(new OutageScope.Network(OutageScope.NetworkPart.FEEDER, "North", Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"behind the school", "3 Cedar St", "33 Cedar Ct", "3 Cedar Ct, Portland, OR 97201", "RR 2 Box 152",
            "corner of Alder St and Birch Ave", "?"})
    void a_place_that_nobody_knows_waits_for_staff_and_opens_nothing(String words) {
        ReportOutageResult reported = fixture.reporting.report(saying("G", words));
        assertThat(reported.isUnplaced()).isTrue();
        assertThat(fixture.reporting.report(saying("G", words)).id()).isEqualTo(reported.id());
        assertThat(fixture.outages.listOpen()).isEmpty();
        assertThat(fixture.placingUnplacedReports.listWaiting(Optional.empty(), 10, OSCAR)).extracting(UnplacedReport::id)
                .containsExactly(reported.id());
    }

    @Test
    void staff_place_a_report_once_and_its_reporter_is_notified_like_the_others() {
        var report = new NewOutageReport("G", ServiceType.ELECTRIC, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of("by the mill"),
                Optional.of(new PhoneNumber(UNKNOWN)), Set.of(Hazard.DOWNED_LINE), Channel.PAGE, Language.ENGLISH);
        ReportOutageResult reported = fixture.reporting.report(report);
        assertThat(test.told()).filteredOn(HazardReported.class::isInstance).hasSize(1);
        OutageId outage = fixture.placingUnplacedReports.place(reported.id(), fixture.millbrook.adas.premise().id(), OSCAR).orElseThrow()
                .outage().orElseThrow().id();
        assertThat(fixture.placingUnplacedReports.place(reported.id(), fixture.millbrook.adas.premise().id(), OSCAR)).isEmpty();
        assertThat(fixture.placingUnplacedReports.listWaiting(Optional.empty(), 10, OSCAR)).isEmpty();
        assertThat(fixture.outages.findReport(reported.id()).orElseThrow().outage()).isEqualTo(outage);
        fixture.staffOutages.restore(outage, OSCAR);
        assertThat(fixture.told(OutageRestored.class)).singleElement().satisfies(back ->
                assertThat(back.tell()).extracting(OutageRecipient::report).containsExactly(reported.id()));
    }

    @Test
    void a_report_that_is_none_is_dismissed() {
        ReportOutageResult reported = fixture.reporting.report(saying("G", "hello"));
        assertThat(fixture.placingUnplacedReports.dismiss(reported.id(), OSCAR)).isTrue();
        assertThat(fixture.placingUnplacedReports.dismiss(reported.id(), OSCAR)).isFalse();
        assertThat(fixture.outages.findUnplaced(reported.id()).orElseThrow().status()).isEqualTo(UnplacedReport.PlacementStatus.DISMISSED);
    }

    @Test
    void what_staff_are_done_with_is_deleted_after_its_time_and_what_waits_is_not() {
        OutageReportId done = fixture.reporting.report(saying("G", "hello")).id();
        OutageReportId waiting = fixture.reporting.report(saying("H", "by the mill")).id();
        fixture.placingUnplacedReports.dismiss(done, OSCAR);
        var retentionJob = new UnplacedReportRetentionJob(fixture.repository, SampleUtility.millbrook(), fixture.clock);
        fixture.clock.advance(Duration.ofDays(29));
        assertThat(retentionJob.deleteExpired()).isZero();
        fixture.clock.advance(Duration.ofDays(2));
        assertThat(retentionJob.deleteExpired()).isEqualTo(1);
        assertThat(fixture.outages.findUnplaced(done)).isEmpty();
        assertThat(fixture.outages.findUnplaced(waiting)).isPresent();
    }

    @Test
    void one_household_counts_once_and_each_of_its_phones_is_notified() {
        ReportOutageResult first = fixture.reporting.report(by("1", UNKNOWN, MillbrookCustomers.at("12 Alder St")));
        ReportOutageResult second = fixture.reporting.report(by("2", OTHER, MillbrookCustomers.at("12 Alder St")));
        assertThat(fixture.reporting.report(by("3", OTHER, MillbrookCustomers.at("12 Alder St"))).id()).isEqualTo(second.id());
        assertThat(second.again()).isTrue();
        assertThat(second.others()).isZero();
        Outage outage = first.outage().orElseThrow();
        assertThat(fixture.outages.countHouseholds(outage)).isEqualTo(1);
        fixture.staffOutages.restore(outage.id(), OSCAR);
        assertThat(fixture.told(OutageRestored.class)).singleElement().satisfies(back -> assertThat(back.tell()).hasSize(2));
        Outage still = fixture.reporting.recordRestorationAnswer(second.id(), false).orElseThrow();
        fixture.reporting.recordRestorationAnswer(first.id(), false);
        assertThat(fixture.outages.countHouseholds(still)).isEqualTo(1);
    }

    @Test
    void what_one_household_says_is_not_published_until_another_says_it_too() {
        fixture.reporting.report(by("1", UNKNOWN, MillbrookCustomers.at("12 Alder St")));
        fixture.reporting.report(by("2", OTHER, MillbrookCustomers.at("12 Alder St")));
        assertThat(fixture.feed.entries()).isEmpty();
        fixture.reporting.report(by("3", OTHER, MillbrookCustomers.at("3 Cedar Ct")));
        assertThat(new OutageFeed(fixture.repository).entries()).singleElement()
                .satisfies(entry -> assertThat(entry.network()).contains("North"));
    }

    @Test
    void what_staff_have_confirmed_is_published_whoever_reported_it() {
        fixture.staffOutages.confirm(fixture.reporting.report(by("1", UNKNOWN, MillbrookCustomers.at("12 Alder St"))).outage()
                .orElseThrow().id(), OSCAR);
        assertThat(fixture.feed.entries()).hasSize(1);
    }

    @Test
    void one_origin_cannot_open_many_outages_nor_publish_one_with_two_voices() {
        for (int i = 0; i < 200; i++) {
            var house = fixture.place((2000 + i) + " Elm St", Optional.of("Feeder " + i), Optional.empty());
            fixture.reporting.report(saying("a" + i, house.address().line1()).withOrigin("203.0.113.7"));
        }
        assertThat(fixture.outages.listOpen()).hasSize(OutageOpeningLimits.MOST_OPENED);
        assertThat(fixture.repository.listWaiting(Optional.empty(), 1000)).hasSize(200 - OutageOpeningLimits.MOST_OPENED)
                .allMatch(report -> report.why() == UnplacedReport.UnplacedReason.MANY_FROM_ONE_ORIGIN && report.premise().isPresent());
        var neighbour = fixture.place("3000 Elm St", Optional.of("Feeder 0"), Optional.empty());
        fixture.reporting.report(saying("b", neighbour.address().line1()).withOrigin("203.0.113.7"));
        assertThat(new OutageFeed(fixture.repository).entries()).isEmpty();
        fixture.reporting.report(saying("c", fixture.place("3001 Elm St", Optional.of("Feeder 0"), Optional.empty()).address().line1())
                .withOrigin("198.51.100.9"));
        assertThat(new OutageFeed(fixture.repository).entries()).hasSize(1);
    }

    @Test
    void a_city_behind_one_address_is_heard_and_published() {
        fixture.street("Alder St", 300, "North").forEach(house ->
                fixture.reporting.report(saying(house.id().value(), house.address().line1()).withOrigin("203.0.113.7")));
                assertThat(fixture.outages.listOpen()).singleElement()
                        .satisfies(outage -> assertThat(fixture.outages.countHouseholds(outage)).isEqualTo(300));
        assertThat(fixture.feed.entries()).hasSize(1);
    }

    @Test
    void whoever_names_a_building_of_several_flats_joins_its_feeder() {
        for (String unit : List.of("1", "2")) {
            fixture.place("9 Mill Rd Apt " + unit, Optional.of("Mill"), Optional.empty());
        }
        ReportOutageResult building = fixture.reporting.report(saying("G", "9 Mill Rd"));
        ReportOutageResult flat = fixture.reporting.report(saying("H", "apartment 2, 9 Mill Rd Apt 2"));
        assertThat(flat.outage().orElseThrow().id()).isEqualTo(building.outage().orElseThrow().id());
        assertThat(fixture.outages.findReport(building.id()).orElseThrow().premise()).isEmpty();
        assertThat(fixture.outages.findReport(flat.id()).orElseThrow().premise()).isPresent();
    }

    @Test
    void one_origin_leaves_no_more_for_staff_than_its_bound() {
        List<ReportOutageResult> all = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> fixture.reporting.report(saying("flood" + i, "somewhere " + i).withOrigin("192.0.2.1"))).toList();
        assertThat(all).filteredOn(ReportOutageResult::isUnplaced).hasSize(ReportingAnOutage.MOST_UNPLACED);
        assertThat(all).filteredOn(ReportOutageResult::addressWanted).hasSize(200 - ReportingAnOutage.MOST_UNPLACED);
        assertThat(fixture.reporting.report(by("known", UNKNOWN, MillbrookCustomers.at("12 Alder St")).withOrigin("192.0.2.1")).outage())
                .as("with an address").isPresent();
        assertThat(fixture.reporting.report(saying("neighbor", "behind the mill").withOrigin("192.0.2.2")).isUnplaced()).isTrue();
    }

    @Test
    void a_stranger_has_few_numbers_texted_from_one_origin_a_day() {
        fixture.street("Long Ln", 60, "South");
        for (int i = 1; i <= 60; i++) {
            String phone = "+1503555%04d".formatted(3000 + i);
            fixture.reporting.report(by("named" + i, phone, MillbrookCustomers.at((1000 + i) + " Long Ln")).withOrigin("192.0.2.1"));
        }
        assertThat(fixture.repository.reports.list(org.curbstop.store.Query.all())).hasSize(60)
                .filteredOn(report -> report.callback().isPresent()).hasSize(OutageNotificationLimits.MOST_NUMBERS);
    }

    @Test
    void a_number_is_texted_for_few_reports_that_only_name_it() {
        fixture.street("Long Ln", 9, "South");
        for (int i = 1; i <= 9; i++) {
            fixture.reporting.report(by("named" + i, UNKNOWN, MillbrookCustomers.at((1000 + i) + " Long Ln")).withOrigin("192.0.2." + i));
        }
        assertThat(fixture.repository.listLatest(new PhoneNumber(UNKNOWN), 50)).hasSize(OutageNotificationLimits.MOST_REPORTS);
        ReportOutageResult own = fixture.reporting.report(by("own", UNKNOWN, MillbrookCustomers.at("12 Alder St")).withOrigin(UNKNOWN));
        assertThat(fixture.outages.findReport(own.id()).orElseThrow().callback()).as("its own line").contains(new PhoneNumber(UNKNOWN));
    }

    @Test
    void customers_of_one_city_are_texted_behind_one_address() {
        for (String phone : List.of("+15035550101", "+15035550102", "+15035550103")) {
            for (int i = 0; i < OutageNotificationLimits.MOST_NUMBERS; i++) {
                fixture.reporting.report(saying(phone + i, "a park").withOrigin("192.0.2.1"));
            }
            ReportOutageResult reported = fixture.reporting
                    .report(by(phone, phone, MillbrookCustomers.at("12 Alder St")).withOrigin("192.0.2.1"));
            assertThat(fixture.outages.findReport(reported.id()).orElseThrow().callback()).isPresent();
        }
    }

    @Test
    void coordinates_whose_digits_are_a_card_number_are_households_of_their_own() {
        List<GeoPoint> points = java.util.stream.IntStream.range(0, 60)
                .mapToObj(i -> new GeoPoint(45.500_000_000_000_1 + i * 0.000_011_111_111_1, -122.600_123_456_789)).toList();
        points.forEach(point -> fixture.reporting.report(at("p" + points.indexOf(point), ServiceType.SEWER, point)));
        assertThat(fixture.outages.listOpen()).singleElement()
                .satisfies(outage -> assertThat(fixture.outages.countHouseholds(outage)).isEqualTo(60));
    }
}
