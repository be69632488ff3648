package org.curbstop.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.outages.OutageReportingScenario.OTHER;
import static org.curbstop.outages.OutageReportingScenario.UNKNOWN;
import static org.curbstop.outages.OutagesForTests.OSCAR;
import static org.curbstop.outages.OutagesForTests.by;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.PhoneNumber;
import org.curbstop.outages.StaffOutages.StaffOutageResult;
import org.curbstop.outages.events.EtrChanged;
import org.curbstop.outages.events.OutageConfirmed;
import org.curbstop.outages.events.OutageRecipient;
import org.curbstop.outages.events.OutageRestored;
import org.curbstop.outages.events.RestorationCorrected;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DatabaseTest
class StaffOutagesTest {

    private final OutagesForTests fixture;

    StaffOutagesTest(TestStore test, @TempDir Path data) {
        this.fixture = new OutagesForTests(test, data);
    }

    private OutageId reported(String key, String phone, String street) {
        return fixture.reporting.report(by(key, phone, MillbrookCustomers.at(street))).outage().orElseThrow().id();
    }

    private OutageId northIsOut() {
        return reported("SM1", "+15035550177", "12 Alder St");
    }

    @Test
    void an_estimate_keeps_its_history_with_authors() {
        OutageId id = northIsOut();
        fixture.setEtr(id, Optional.empty(), Etr.Source.DISPATCH);
        fixture.setEtr(id, fixture.in(Duration.ofHours(2)), Etr.Source.DISPATCH);
        fixture.setEtr(id, fixture.in(Duration.ofHours(5)), Etr.Source.CREW_ON_SITE);
        Outage outage = fixture.outages.find(id).orElseThrow();
        assertThat(outage.etrs()).hasSize(3).allMatch(etr -> etr.by().equals("oscar"));
        assertThat(outage.timesMoved()).isEqualTo(1);
        assertThat(outage.etr().orElseThrow().back()).isEqualTo(fixture.in(Duration.ofHours(5)));
        assertThat(outage.state()).isInstanceOf(OutageState.Confirmed.class);
    }

    @Test
    void an_etr_in_the_past_or_weeks_away_is_rejected() {
        OutageId id = northIsOut();
        assertThat(fixture.setEtr(id, fixture.in(Duration.ofMinutes(-1)), Etr.Source.DISPATCH))
                .isEqualTo(new StaffOutageResult.NotPossible(StaffOutageResult.StaffOutageRefusal.TIME_IS_PAST));
        assertThat(fixture.setEtr(id, fixture.in(Duration.ofDays(20)), Etr.Source.DISPATCH))
                .isEqualTo(new StaffOutageResult.NotPossible(StaffOutageResult.StaffOutageRefusal.TIME_TOO_FAR));
    }

    @Test
    void setting_the_same_etr_twice_is_announced_once() {
        OutageId id = northIsOut();
        var back = fixture.in(Duration.ofHours(2));
        fixture.staffOutages.confirm(id, OSCAR);
        fixture.setEtr(id, back, Etr.Source.DISPATCH);
        fixture.setEtr(id, back, Etr.Source.DISPATCH);
        assertThat(fixture.published(EtrChanged.class)).hasSize(1);
    }

    @Test
    void restoring_twice_is_announced_once() {
        OutageId id = northIsOut();
        assertThat(fixture.staffOutages.restore(id, OSCAR)).isInstanceOf(StaffOutageResult.Done.class);
        assertThat(fixture.staffOutages.restore(id, OSCAR))
                .isEqualTo(new StaffOutageResult.NotPossible(StaffOutageResult.StaffOutageRefusal.NOT_OUT));
        assertThat(fixture.published(OutageRestored.class)).hasSize(1);
    }

    @Test
    void a_merged_outage_keeps_the_older_id_and_notifies_all_reporters() {
        fixture.place("40 Elm St", Optional.of("Mill"), Optional.empty());
        OutageId older = northIsOut();
        OutageId younger = reported("SM2", "+15035550178", "40 Elm St");
        assertThat(fixture.staffOutages.merge(younger, older, OSCAR)).isInstanceOf(StaffOutageResult.Done.class);
        assertThat(fixture.outages.find(younger).orElseThrow().id()).isEqualTo(older);
        assertThat(fixture.outages.countHouseholds(fixture.outages.find(older).orElseThrow())).isEqualTo(2);
        fixture.staffOutages.restore(younger, OSCAR);
        assertThat(fixture.published(OutageRestored.class).stream().mapToInt(back -> back.tell().size()).sum()).isEqualTo(2);
    }

    @Test
    void a_merged_outage_keeps_what_was_known_of_either() {
        fixture.place("40 Elm St", Optional.of("Mill"), Optional.empty());
        OutageId older = northIsOut();
        OutageId younger = reported("SM2", "+15035550178", "40 Elm St");
        var back = fixture.in(Duration.ofHours(2));
        fixture.staffOutages.update(younger, new OutageUpdate(OutageCause.TREE, CrewStatus.ON_SITE,
                Optional.of(new OutageUpdate.EtrUpdate(back, Etr.Source.CREW_ON_SITE))), OSCAR);

        fixture.staffOutages.merge(younger, older, OSCAR);

        Outage merged = fixture.outages.find(younger).orElseThrow();
        assertThat(merged.id()).isEqualTo(older);
        assertThat(merged.certainty()).isEqualTo(Outage.Certainty.CONFIRMED);
        assertThat(merged.cause()).isEqualTo(OutageCause.TREE);
        assertThat(merged.crew()).isEqualTo(CrewStatus.ON_SITE);
        assertThat(merged.etr().flatMap(Etr::back)).isEqualTo(back);
        assertThat(fixture.published(EtrChanged.class)).as("the older one's reporter learns the estimate")
                .flatExtracting(EtrChanged::tell).hasSize(2);
        fixture.setEtr(older, fixture.in(Duration.ofHours(5)), Etr.Source.CREW_ON_SITE);
        assertThat(fixture.published(OutageConfirmed.class)).as("nobody is told again that it is known").hasSize(1);
        assertThat(fixture.published(EtrChanged.class).stream().mapToInt(changed -> changed.tell().size()).sum()).isEqualTo(4);
    }

    @Test
    void two_households_of_different_origins_merged_by_staff_are_published() {
        fixture.place("40 Elm St", Optional.of("Mill"), Optional.empty());
        fixture.place("42 Oak St", Optional.of("Oak"), Optional.empty());
        OutageId alder = reported("SM1", "12 Alder St", "203.0.113.7", UNKNOWN);
        OutageId elm = reported("SM2", "40 Elm St", "203.0.113.7", OTHER);
        fixture.staffOutages.merge(alder, elm, OSCAR);
        assertThat(fixture.outages.find(alder).orElseThrow().isPublic()).as("reported from one place").isFalse();

        fixture.staffOutages.merge(alder, reported("SM3", "42 Oak St", "198.51.100.9", OTHER), OSCAR);

        assertThat(fixture.outages.find(alder).orElseThrow().isPublic()).isTrue();
    }

    private OutageId reported(String key, String street, String origin, String phone) {
        return fixture.reporting.report(by(key, phone, MillbrookCustomers.at(street)).withOrigin(origin)).outage().orElseThrow().id();
    }

    @Test
    void splitting_an_outage_moves_the_selected_reports() {
        OutageId north = northIsOut();
        OutageReportId cy = fixture.reporting.report(by("SM2", "+15035550178", MillbrookCustomers.at("3 Cedar Ct"))).id();
        var apart = (StaffOutageResult.Done) fixture.staffOutages.split(north, Set.of(cy), OSCAR);
        assertThat(fixture.outages.countHouseholds(apart.outage())).isEqualTo(1);
        assertThat(fixture.outages.countHouseholds(fixture.outages.find(north).orElseThrow())).isEqualTo(1);
        fixture.staffOutages.restore(north, OSCAR);
        assertThat(fixture.published(OutageRestored.class)).singleElement()
                .satisfies(back -> assertThat(back.tell()).extracting(OutageRecipient::report).doesNotContain(cy));
    }

    @Test
    void reopening_an_outage_absorbs_the_nested_outage() {
        OutageId north = northIsOut();
        OutageReportId ada = fixture.outages.findReportToConfirm(new PhoneNumber("+15035550177")).map(OutageReport::id)
                .orElseGet(() -> fixture.staffOutages.reports(north, Optional.empty(), 1, OSCAR).getFirst().id());
        fixture.staffOutages.restore(north, OSCAR);
        Outage nested = fixture.reporting.recordRestorationAnswer(ada, false).orElseThrow();
        fixture.staffOutages.reopen(north, OSCAR);
        assertThat(fixture.outages.find(nested.id()).orElseThrow().id()).isEqualTo(north);
        assertThat(fixture.outages.listOpen()).extracting(Outage::id).containsExactly(north);
        assertThat(reported("SM9", "+15035550179", "3 Cedar Ct")).isEqualTo(north);
    }

    @Test
    void cause_crew_and_etr_are_sent_as_one_previewed_message() {
        OutageId id = northIsOut();
        var update = new OutageUpdate(OutageCause.TREE, CrewStatus.ON_SITE,
                Optional.of(new OutageUpdate.EtrUpdate(fixture.in(Duration.ofHours(2)), Etr.Source.DISPATCH)));
        var preview = fixture.staffOutages.preview(id, update, OSCAR).orElseThrow();
        assertThat(preview.kind()).isEqualTo(OutageAnnouncement.Kind.KNOWN);
        assertThat(preview.recipients()).isEqualTo(1);
        assertThat(preview.etr().orElseThrow().back()).isEqualTo(fixture.in(Duration.ofHours(2)));
        assertThat(fixture.published(OutageConfirmed.class)).isEmpty();
        fixture.staffOutages.update(id, update, OSCAR);
        assertThat(fixture.published(OutageConfirmed.class)).hasSize(1);
        assertThat(fixture.published(EtrChanged.class)).isEmpty();
        assertThat(fixture.staffOutages.preview(id, new OutageUpdate(OutageCause.STORM, CrewStatus.ON_SITE, Optional.empty()), OSCAR))
                .isEmpty();
        fixture.staffOutages.update(id, new OutageUpdate(OutageCause.STORM, CrewStatus.ON_SITE, Optional.empty()), OSCAR);
        assertThat(fixture.published(OutageConfirmed.class)).hasSize(1);
    }

    @Test
    void a_wrong_restoration_notice_is_corrected() {
        OutageId id = northIsOut();
        fixture.staffOutages.restore(id, OSCAR);
        assertThat(fixture.staffOutages.preview(id, OutageAnnouncement.Kind.STILL_OUT, OSCAR).orElseThrow().recipients()).isEqualTo(1);
        fixture.staffOutages.reopen(id, OSCAR);
        assertThat(fixture.published(RestorationCorrected.class)).singleElement()
                .satisfies(corrected -> assertThat(corrected.tell()).hasSize(1));
    }

    @Test
    void reports_are_paged_across_all_merged_outages() {
        fixture.place("40 Elm St", Optional.of("Mill"), Optional.empty());
        OutageId older = northIsOut();
        reported("SM2", "+15035550178", "3 Cedar Ct");
        OutageId younger = reported("SM3", "+15035550179", "40 Elm St");
        fixture.staffOutages.merge(younger, older, OSCAR);
        var first = fixture.staffOutages.reports(older, Optional.empty(), 2, OSCAR);
        var second = fixture.staffOutages.reports(older, Optional.of(first.getLast().id()), 2, OSCAR);
        assertThat(first).hasSize(2);
        assertThat(second).extracting(OutageReport::place).containsExactly(Optional.of("40 Elm St"));
        assertThat(fixture.staffOutages.reports(older, Optional.of(second.getLast().id()), 2, OSCAR)).isEmpty();
    }

    @Test
    void an_outage_closes_after_a_quiet_day_and_later_reports_open_another() {
        OutageId north = northIsOut();
        fixture.staffOutages.restore(north, OSCAR);
        assertThat(reported("SM2", "+15035550178", "3 Cedar Ct")).isNotEqualTo(north);
        fixture.clock.advance(Duration.ofHours(25));
        fixture.closing.closeQuietOutages();
        assertThat(fixture.outages.find(north).orElseThrow().state()).isInstanceOf(OutageState.Closed.class);
    }

    @Test
    void the_public_feed_has_approximate_location_and_count_and_no_free_text() {
        var home = new GeoPoint(45.51234, -122.61234);
        var elm = fixture.place("40 Elm St", Optional.of("Mill"), Optional.of(home));
        fixture.place("42 Elm St", Optional.of("Mill"), Optional.of(home));
        reported("SM1", "+15035550177", "40 Elm St");
        reported("SM2", "+15035550178", "42 Elm St");
        var entry = fixture.feed.entries().getFirst();
        assertThat(entry.about()).contains(new GeoPoint(45.515, -122.615));
        assertThat(entry.households()).isEqualTo("1-5");
        assertThat(entry.toString()).doesNotContain("Elm").doesNotContain("5550177", "5550178").doesNotContain(elm.id().value());
    }

    @ParameterizedTest
    @CsvSource({"0,1-5", "5,1-5", "6,6-20", "20,6-20", "21,21-100", "100,21-100", "101,101-500", "500,101-500", "501,500+"})
    void customer_counts_are_published_in_steps(int households, String bucket) {
        assertThat(OutageFeed.bucket(households)).isEqualTo(bucket);
    }
}
