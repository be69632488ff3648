package org.curbstop.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.outages.OutagesForTests.OSCAR;
import static org.curbstop.outages.OutagesForTests.at;
import static org.curbstop.outages.OutagesForTests.by;
import static org.curbstop.outages.OutagesForTests.saying;
import static org.curbstop.outages.OutagesForTests.with;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.PhoneNumber;
import org.curbstop.outages.events.OutageRestored;
import org.curbstop.outages.tracking.OutageGrouping;
import org.curbstop.outages.tracking.OutageOpeningLimits;
import org.curbstop.store.TestKey;
import org.curbstop.store.TestStore;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which households are counted once, what is published, and how many are texted. */
class ReportingHouseholdsTest extends OutageReportingScenario {

    ReportingHouseholdsTest(TestStore test, @TempDir Path data) {
        super(test, data);
    }

    @Test
    void one_household_counts_once_and_each_of_its_phones_is_notified() {
        ReportOutageResult first = fixture.reporting.report(by("1", UNKNOWN, MillbrookCustomers.at("12 Alder St")));
        ReportOutageResult second = fixture.reporting.report(by("2", OTHER, MillbrookCustomers.at("12 Alder St")));
        assertThat(fixture.reporting.report(by("3", OTHER, MillbrookCustomers.at("12 Alder St"))).id()).isEqualTo(second.id());
        assertThat(second.repeated()).isTrue();
        assertThat(second.otherHouseholds()).isZero();
        Outage outage = first.outage().orElseThrow();
        assertThat(fixture.outages.countHouseholds(outage)).isEqualTo(1);
        fixture.staffOutages.restore(outage.id(), OSCAR);
        assertThat(fixture.published(OutageRestored.class)).singleElement().satisfies(back -> assertThat(back.tell()).hasSize(2));
        Outage still = fixture.reporting.recordRestorationAnswer(second.id(), false).orElseThrow();
        fixture.reporting.recordRestorationAnswer(first.id(), false);
        assertThat(fixture.outages.countHouseholds(still)).isEqualTo(1);
    }

    @Test
    void an_outage_is_published_only_after_a_second_household_reports_it() {
        fixture.reporting.report(by("1", UNKNOWN, MillbrookCustomers.at("12 Alder St")));
        fixture.reporting.report(by("2", OTHER, MillbrookCustomers.at("12 Alder St")));
        assertThat(fixture.feed.entries()).isEmpty();
        fixture.reporting.report(by("3", OTHER, MillbrookCustomers.at("3 Cedar Ct")));
        assertThat(new OutageFeed(fixture.repository, fixture.clock).entries()).singleElement()
                .satisfies(entry -> assertThat(entry.network()).contains("North"));
    }

    @Test
    void a_confirmed_outage_is_published_whoever_reported_it() {
        fixture.staffOutages.confirm(fixture.reporting.report(by("1", UNKNOWN, MillbrookCustomers.at("12 Alder St"))).outage()
                .orElseThrow().id(), OSCAR);
        assertThat(fixture.feed.entries()).hasSize(1);
    }

    @Test
    void after_a_restart_one_origin_still_publishes_nothing_by_two_reports() {
        Outage opened = fixture.reporting.report(by("1", UNKNOWN, MillbrookCustomers.at("12 Alder St")).withOrigin("203.0.113.7"))
                .outage().orElseThrow();
        fixture.reporting.report(by("2", OTHER, MillbrookCustomers.at("3 Cedar Ct")).withOrigin("203.0.113.7"));
        var restarted = new OutageGrouping(fixture.repository, fixture.network, fixture.millbrook.accounts, TestKey.KEY, fixture.clock);

        restarted.checkCorroboration(opened, Optional.of("203.0.113.7"));
        assertThat(fixture.outages.find(opened.id()).orElseThrow().isPublic()).isFalse();

        restarted.checkCorroboration(opened, Optional.of("198.51.100.9"));
        assertThat(fixture.outages.find(opened.id()).orElseThrow().isPublic()).isTrue();
    }

    @Test
    void reports_of_one_origin_are_not_told_to_be_other_households() {
        fixture.reporting.report(by("1", UNKNOWN, MillbrookCustomers.at("12 Alder St")).withOrigin("203.0.113.7"));
        ReportOutageResult second = fixture.reporting.report(by("2", OTHER, MillbrookCustomers.at("3 Cedar Ct")).withOrigin("203.0.113.7"));
        assertThat(second.otherHouseholds()).isZero();

        var neighbor = fixture.place("14 Alder St", Optional.of("North"), Optional.empty());
        ReportOutageResult third = fixture.reporting.report(saying("3", neighbor.address().line1()).withOrigin("198.51.100.9"));
        assertThat(third.outage().orElseThrow().id()).isEqualTo(second.outage().orElseThrow().id());
        assertThat(third.otherHouseholds()).isEqualTo(2);
    }

    @Test
    void a_restored_outage_is_published_as_over_for_a_week() {
        OutageId outage = fixture.reporting.report(by("1", UNKNOWN, MillbrookCustomers.at("12 Alder St"))).outage().orElseThrow().id();
        fixture.staffOutages.confirm(outage, OSCAR);
        assertThat(new OutageFeed(fixture.repository, fixture.clock).restored()).isEmpty();
        fixture.staffOutages.restore(outage, OSCAR);
        assertThat(fixture.feed.restored()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo(outage);
            assertThat(entry.network()).contains("North");
            assertThat(entry.restored()).isEqualTo(fixture.clock.instant());
        });
        fixture.clock.advance(Duration.ofDays(2));
        fixture.closing.closeQuietOutages();
        assertThat(new OutageFeed(fixture.repository, fixture.clock).restored()).as("closed after a quiet day").hasSize(1);
        fixture.clock.advance(Duration.ofDays(6));
        assertThat(new OutageFeed(fixture.repository, fixture.clock).restored()).isEmpty();
    }

    @Test
    void an_outage_that_was_never_published_is_not_published_as_over() {
        OutageId outage = fixture.reporting.report(by("1", UNKNOWN, MillbrookCustomers.at("12 Alder St"))).outage().orElseThrow().id();
        fixture.staffOutages.restore(outage, OSCAR);
        assertThat(fixture.feed.restored()).isEmpty();
        fixture.staffOutages.reopen(outage, OSCAR);
        fixture.staffOutages.restore(outage, OSCAR);
        assertThat(new OutageFeed(fixture.repository, fixture.clock).restored()).as("confirmed meanwhile").hasSize(1);
    }

    @Test
    void of_more_outages_than_are_published_those_restored_last_are_published() {
        Outage longest = over(Duration.ofDays(1));
        fixture.repository.outages.insert(longest);
        fixture.repository.outages.insertAll(IntStream.range(0, 1000).mapToObj(_ -> over(Duration.ofDays(2))).toList());
        assertThat(fixture.feed.restored()).extracting(OutageFeed.RestoredEntry::id).hasSize(1000).contains(longest.id());
    }

    private Outage over(Duration ago) {
        Instant restored = fixture.clock.instant().minus(ago);
        return Outage.suspected(OutageId.create(), ServiceType.ELECTRIC, new OutageScope.Described("Elm St"), Outage.OutageKeys.NONE,
                Optional.empty(), restored.minus(Duration.ofHours(1))).withState(new OutageState.Confirmed(restored))
                .withState(new OutageState.Closed(restored.plus(Duration.ofDays(1)), Optional.of(restored)));
    }

    @Test
    void one_origin_cannot_open_many_outages_or_publish_one_with_two_reports() {
        for (int i = 0; i < 200; i++) {
            var house = fixture.place((2000 + i) + " Elm St", Optional.of("Feeder " + i), Optional.empty());
            fixture.reporting.report(saying("a" + i, house.address().line1()).withOrigin("203.0.113.7"));
        }
        assertThat(fixture.outages.listOpen()).hasSize(OutageOpeningLimits.MAX_OPENED);
        assertThat(fixture.repository.listWaiting(Optional.empty(), 1000)).hasSize(200 - OutageOpeningLimits.MAX_OPENED)
                .allMatch(report -> report.why() == UnplacedReport.UnplacedReason.MANY_FROM_ONE_ORIGIN && report.premise().isPresent());
        var neighbour = fixture.place("3000 Elm St", Optional.of("Feeder 0"), Optional.empty());
        fixture.reporting.report(saying("b", neighbour.address().line1()).withOrigin("203.0.113.7"));
        assertThat(new OutageFeed(fixture.repository, fixture.clock).entries()).isEmpty();
        fixture.reporting.report(saying("c", fixture.place("3001 Elm St", Optional.of("Feeder 0"), Optional.empty()).address().line1())
                .withOrigin("198.51.100.9"));
        assertThat(new OutageFeed(fixture.repository, fixture.clock).entries()).hasSize(1);
    }

    @Test
    void many_households_behind_one_origin_are_counted_and_published() {
        fixture.street("Alder St", 300, "North").forEach(house ->
                fixture.reporting.report(saying(house.id().value(), house.address().line1()).withOrigin("203.0.113.7")));
                assertThat(fixture.outages.listOpen()).singleElement()
                        .satisfies(outage -> assertThat(fixture.outages.countHouseholds(outage)).isEqualTo(300));
        assertThat(fixture.feed.entries()).hasSize(1);
    }

    @Test
    void a_report_for_a_building_with_several_units_joins_its_feeder() {
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
    void unplaced_reports_from_one_origin_are_limited() {
        List<ReportOutageResult> all = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> fixture.reporting.report(saying("flood" + i, "somewhere " + i).withOrigin("192.0.2.1"))).toList();
        assertThat(all).filteredOn(ReportOutageResult::isUnplaced).hasSize(ReportingAnOutage.MAX_UNPLACED);
        assertThat(all).filteredOn(ReportOutageResult::addressWanted).hasSize(200 - ReportingAnOutage.MAX_UNPLACED);
        assertThat(fixture.reporting.report(by("known", UNKNOWN, MillbrookCustomers.at("12 Alder St")).withOrigin("192.0.2.1")).outage())
                .as("with an address").isPresent();
        assertThat(fixture.reporting.report(saying("neighbor", "behind the mill").withOrigin("192.0.2.2")).isUnplaced()).isTrue();
    }

    @Test
    void one_origin_can_cause_texts_to_few_numbers_a_day() {
        fixture.street("Long Ln", 60, "South");
        for (int i = 1; i <= 60; i++) {
            String phone = "+1503555%04d".formatted(3000 + i);
            fixture.reporting.report(by("named" + i, phone, MillbrookCustomers.at((1000 + i) + " Long Ln")).withOrigin("192.0.2.1"));
        }
        assertThat(fixture.repository.reports.list(org.curbstop.store.Query.all())).hasSize(60)
                .filteredOn(report -> report.callback().isPresent()).hasSize(OutageNotificationLimits.MAX_NUMBERS);
    }

    @Test
    void a_number_entered_by_others_receives_few_texts() {
        fixture.street("Long Ln", 9, "South");
        for (int i = 1; i <= 9; i++) {
            fixture.reporting.report(by("named" + i, UNKNOWN, MillbrookCustomers.at((1000 + i) + " Long Ln")).withOrigin("192.0.2." + i));
        }
        assertThat(fixture.repository.listLatest(new PhoneNumber(UNKNOWN), 50)).hasSize(OutageNotificationLimits.MAX_REPORTS);
        ReportOutageResult own = fixture.reporting.report(by("own", UNKNOWN, MillbrookCustomers.at("12 Alder St")).withOrigin(UNKNOWN));
        assertThat(fixture.outages.findReport(own.id()).orElseThrow().callback()).as("reporter's phone").contains(new PhoneNumber(UNKNOWN));
    }

    @Test
    void customers_behind_one_shared_origin_are_all_texted() {
        for (String phone : List.of("+15035550101", "+15035550102", "+15035550103")) {
            for (int i = 0; i < OutageNotificationLimits.MAX_NUMBERS; i++) {
                fixture.reporting.report(saying(phone + i, "a park").withOrigin("192.0.2.1"));
            }
            ReportOutageResult reported = fixture.reporting
                    .report(by(phone, phone, MillbrookCustomers.at("12 Alder St")).withOrigin("192.0.2.1"));
            assertThat(fixture.outages.findReport(reported.id()).orElseThrow().callback()).isPresent();
        }
    }

    @Test
    void coordinates_that_resemble_card_numbers_remain_separate_households() {
        List<GeoPoint> points = java.util.stream.IntStream.range(0, 60)
                .mapToObj(i -> new GeoPoint(45.500_000_000_000_1 + i * 0.000_011_111_111_1, -122.600_123_456_789)).toList();
        points.forEach(point -> fixture.reporting.report(at("p" + points.indexOf(point), ServiceType.SEWER, point)));
        assertThat(fixture.outages.listOpen()).singleElement()
                .satisfies(outage -> assertThat(fixture.outages.countHouseholds(outage)).isEqualTo(60));
    }

    @Test
    void the_feed_publishes_more_than_a_thousand_outages() {
        for (int i = 0; i < 1_100; i++) {
            Outage suspected = Outage.suspected(OutageId.create(), ServiceType.ELECTRIC,
                    new OutageScope.AroundPoint(new GeoPoint(44, -121), 500),
                    Outage.OutageKeys.NONE, Optional.empty(), fixture.clock.instant());
            fixture.repository.outages.insert(new Outage(suspected.id(), 0, suspected.service(), suspected.scope(),
                    new OutageState.Confirmed(fixture.clock.instant()), suspected.opened(), OutageCause.UNKNOWN, CrewStatus.NOT_YET,
                    List.of(), List.of(), Optional.empty(), suspected.keys(), Optional.empty(), Optional.empty(), Optional.empty(),
                    List.of()));
        }
        assertThat(fixture.feed.entries()).hasSize(1_100);
        assertThat(fixture.outages.listOpen()).as("for the utility's own systems").hasSize(1_100);
    }
}
