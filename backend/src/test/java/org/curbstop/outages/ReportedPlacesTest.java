package org.curbstop.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.outages.OutagesForTests.OSCAR;
import static org.curbstop.outages.OutagesForTests.at;
import static org.curbstop.outages.OutagesForTests.by;
import static org.curbstop.outages.OutagesForTests.saying;
import static org.curbstop.outages.OutagesForTests.with;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.Premise;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.outages.events.EtrChanged;
import org.curbstop.outages.events.HazardReported;
import org.curbstop.outages.events.OutageConfirmed;
import org.curbstop.outages.events.OutageRecipient;
import org.curbstop.outages.events.OutageRestored;
import org.curbstop.outages.jobs.UnplacedReportRetentionJob;
import org.curbstop.store.TestStore;
import org.curbstop.utility.PhoneLines.Hazard;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Places in any words, and what staff do with unknown ones. */
class ReportedPlacesTest extends OutageReportingScenario {

    ReportedPlacesTest(TestStore test, @TempDir Path data) {
        super(test, data);
    }

    @Test
    void reporters_are_asked_after_restoration_and_a_no_opens_a_nested_outage() {
        ReportOutageResult ada = fixture.reporting.report(by("1", UNKNOWN, MillbrookCustomers.at("12 Alder St")));
        ReportOutageResult cy = fixture.reporting.report(by("2", OTHER, MillbrookCustomers.at("3 Cedar Ct")));
        OutageId id = ada.outage().orElseThrow().id();
        fixture.setEtr(id, Optional.empty(), Etr.Source.DISPATCH);
        fixture.setEtr(id, fixture.in(Duration.ofHours(2)), Etr.Source.CREW_ON_SITE);
        fixture.staffOutages.restore(id, OSCAR);

        assertThat(fixture.published(OutageConfirmed.class)).singleElement().satisfies(known -> assertThat(known.tell()).hasSize(2));
        assertThat(fixture.published(EtrChanged.class)).singleElement().satisfies(changed -> assertThat(changed.number()).isEqualTo(2));
        assertThat(fixture.published(OutageRestored.class)).singleElement().satisfies(back ->
                assertThat(back.tell()).extracting(OutageRecipient::report).containsExactlyInAnyOrder(ada.id(), cy.id()));
        assertThat(fixture.outages.findReportToConfirm(new PhoneNumber(UNKNOWN))).map(OutageReport::id).contains(ada.id());

        fixture.reporting.recordRestorationAnswer(cy.id(), true);
        Outage still = fixture.reporting.recordRestorationAnswer(ada.id(), false).orElseThrow();
        assertThat(still.nestedIn()).contains(id);
        assertThat(still.isOut()).isTrue();
        assertThat(fixture.reporting.recordRestorationAnswer(ada.id(), false).orElseThrow().id()).isEqualTo(still.id());
        assertThat(fixture.outages.countHouseholds(still)).isEqualTo(1);

        fixture.staffOutages.restore(still.id(), OSCAR);
        assertThat(fixture.published(OutageRestored.class)).hasSize(2).last().satisfies(back ->
                assertThat(back.tell()).extracting(OutageRecipient::report).containsExactly(ada.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "3 Cedar Ct", "3 Cedar Ct Apt 2", "3 Cedar Ct #2", "3 Cedar Court, Millbrook", "3 cedar ct, Millbrook, OR 97999",
            "3 Cedar Ct 97999",
        "I am at 3 Cedar Ct", "Estoy en 3 Cedar Ct, la casa azul", "3 Cedar", "It is 3 CEDAR CT., since 8 this morning", "Apt 2, 3 Cedar Ct"
    })
    void a_known_address_in_any_wording_matches_its_premise(String words) {
        ReportOutageResult reported = fixture.reporting.report(saying("G", words));
        assertThat(fixture.outages.findReport(reported.id()).orElseThrow().premise()).contains(fixture.millbrook.cysOwn.premise().id());
        assertThat(reported.outage().orElseThrow().scope())
                .isEqualTo(new OutageScope.Network(OutageScope.NetworkPart.FEEDER, "North", Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"500 Washington St | 2 poles down", "640 Garfield Blvd | a tree fell on the line",
        "640 Garfield Blvd a tree fell on the line |"})
    void a_description_names_no_unit(String place, String description) {
        for (String unit : List.of("500 Washington St Apt 2", "500 Washington St Apt 3", "640 Garfield Blvd Unit A",
                "640 Garfield Blvd Unit B")) {
            fixture.place(unit, Optional.of("North"), Optional.empty());
        }
        ReportOutageResult reported = fixture.reporting.report(saying("G", place).withDetails(Optional.ofNullable(description)));
        assertThat(fixture.outages.findReport(reported.id()).orElseThrow().premise()).as("the whole building").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"640 Garfield Blvd A", "640 Garfield Blvd A, Millbrook", "640 Garfield Blvd A 97999",
        "640 Garfield Blvd unit A, a tree fell"})
    void a_unit_needs_no_unit_word_before_the_city(String place) {
        Premise unit = fixture.place("640 Garfield Blvd Unit A", Optional.of("North"), Optional.empty());
        fixture.place("640 Garfield Blvd Unit B", Optional.of("North"), Optional.empty());
        ReportOutageResult reported = fixture.reporting.report(saying("G", place));
        assertThat(fixture.outages.findReport(reported.id()).orElseThrow().premise()).contains(unit.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"640 Garfield Blvd 4B, a tree fell", "640 Garfield Blvd 4b no power"})
    void a_unit_of_digits_and_a_letter_needs_no_unit_word_before_a_description(String place) {
        Premise unit = fixture.place("640 Garfield Blvd Unit 4B", Optional.of("North"), Optional.empty());
        fixture.place("640 Garfield Blvd Unit 4A", Optional.of("North"), Optional.empty());
        ReportOutageResult reported = fixture.reporting.report(saying("G", place));
        assertThat(fixture.outages.findReport(reported.id()).orElseThrow().premise()).contains(unit.id());
    }

    @Test
    void a_place_named_in_a_description_is_for_staff_only() {
        ReportOutageResult reported = fixture.reporting
                .report(saying("G", "behind the school").withDetails(Optional.of("a wire on 12 Alder St")));
        assertThat(reported.isUnplaced()).isTrue();
        assertThat(fixture.outages.findUnplaced(reported.id()).orElseThrow().place()).contains("behind the school a wire on 12 Alder St");
    }

    @ParameterizedTest
    @ValueSource(strings = {"behind the school", "3 Cedar St", "33 Cedar Ct", "3 Cedar Ct, Portland, OR 97201", "RR 2 Box 152",
            "corner of Alder St and Birch Ave", "?"})
    void an_unplaced_report_waits_for_staff_and_opens_no_outage(String words) {
        ReportOutageResult reported = fixture.reporting.report(saying("G", words));
        assertThat(reported.isUnplaced()).isTrue();
        assertThat(fixture.reporting.report(saying("G", words)).id()).isEqualTo(reported.id());
        assertThat(fixture.outages.listOpen()).isEmpty();
        assertThat(fixture.placingUnplacedReports.listWaiting(Optional.empty(), 10, OSCAR)).extracting(UnplacedReport::id)
                .containsExactly(reported.id());
    }

    @Test
    void staff_place_a_report_once_and_the_reporter_gets_notices() {
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
        assertThat(fixture.published(OutageRestored.class)).singleElement().satisfies(back ->
                assertThat(back.tell()).extracting(OutageRecipient::report).containsExactly(reported.id()));
    }

    @Test
    void staff_can_dismiss_a_report_once() {
        ReportOutageResult reported = fixture.reporting.report(saying("G", "hello"));
        assertThat(fixture.placingUnplacedReports.dismiss(reported.id(), OSCAR)).isTrue();
        assertThat(fixture.placingUnplacedReports.dismiss(reported.id(), OSCAR)).isFalse();
        assertThat(fixture.outages.findUnplaced(reported.id()).orElseThrow().status()).isEqualTo(UnplacedReport.PlacementStatus.DISMISSED);
    }

    @Test
    void processed_reports_are_deleted_after_retention_and_waiting_ones_kept() {
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
}
