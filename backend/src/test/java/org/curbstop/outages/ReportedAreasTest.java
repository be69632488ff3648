package org.curbstop.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.outages.OutagesForTests.OSCAR;
import static org.curbstop.outages.OutagesForTests.by;
import static org.curbstop.outages.OutagesForTests.saying;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.curbstop.accounts.Premise;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.PhoneNumber;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.outages.network.NetworkImportRow;
import org.curbstop.store.TestStore;
import org.curbstop.utility.ServiceType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that name an intersection, a block or a landmark instead of a house. */
class ReportedAreasTest extends OutageReportingScenario {

    ReportedAreasTest(TestStore test, @TempDir Path data) {
        super(test, data);
    }

    private Premise house(String line, double latitude, double longitude, String feeder) {
        return fixture.place(line, Optional.of(feeder), Optional.of(new GeoPoint(latitude, longitude)));
    }

    private List<Premise> corner(String feeder) {
        return List.of(house("301 Quarry Trl", 44.0700, -121.3000, feeder), house("305 Quarry Trl", 44.0700, -121.3010, feeder),
                house("700 Tanager Ave", 44.0703, -121.3000, feeder), house("708 Tanager Ave", 44.0710, -121.3000, feeder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Quarry and Tanager", "corner of Quarry Trail & Tanager Avenue", "esquina de Quarry con Tanager",
        "the 300 block of Quarry", "301-305 Quarry Trl"})
    void an_area_report_counts_for_its_feeder_and_no_premise(String words) {
        corner("East");
        ReportOutageResult reported = fixture.reporting.report(saying("G", words));
        OutageReport report = fixture.outages.findReport(reported.id()).orElseThrow();
        assertThat(report.premise()).isEmpty();
        assertThat(report.place().orElseThrow()).matches(".*Quarry Trl.*");
        assertThat(reported.outage().orElseThrow().scope().searchText()).isEqualTo("East");
        assertThat(reported.outage().orElseThrow().isPublic()).isFalse();
        assertThat(fixture.staffOutages.reports(report.outage(), Optional.empty(), 10, OSCAR)).extracting(OutageReport::id)
                .containsExactly(reported.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Quary and Tanager", "Quarry and Tanagr", "esquina de Qarry con Tanager", "corner of Quarrey & Tanager Ave",
        "Quarry and Tnaager"})
    void a_misspelled_intersection_is_suggested_and_not_accepted(String words) {
        corner("East");
        assertThat(fixture.millbrook.accounts.suggestAddresses(words)).containsExactly("Quarry Trl & Tanager Ave")
                .allSatisfy(offered -> assertThat(fixture.millbrook.accounts.findArea(offered)).isPresent());
        assertThat(fixture.millbrook.accounts.findArea(words)).isEmpty();
        assertThat(fixture.reporting.report(saying("S", words)).outage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Quarry and Tanager", "salt and pepper", "Quary and nothing", "Qu and Ta", "Querrie and Tanager"})
    void known_or_very_different_addresses_suggest_no_intersection(String words) {
        corner("East");
        assertThat(fixture.millbrook.accounts.suggestAddresses(words)).isEmpty();
    }

    @Test
    void between_two_feeders_the_outage_is_at_the_intersection() {
        house("301 Quarry Trl", 44.0700, -121.3000, "East");
        house("700 Tanager Ave", 44.0703, -121.3000, "West");
        ReportOutageResult reported = fixture.reporting.report(saying("G", "Quarry and Tanager"));
        assertThat(reported.outage().orElseThrow().scope()).isInstanceOf(OutageScope.AroundPoint.class);
        assertThat(fixture.reporting.report(saying("H", "Tanager & Quarry")).outage().map(Outage::id))
                .isEqualTo(reported.outage().map(Outage::id));
    }

    @Test
    void landmarks_are_located_by_the_utility_file() {
        ReportOutageResult reported = fixture.reporting.report(saying("G", "we are across from the library"));
        assertThat(reported.outage().orElseThrow().scope().point().orElseThrow().metersTo(new GeoPoint(44.0579, -121.3159)))
                .isLessThan(1);
        assertThat(fixture.outages.findReport(reported.id()).orElseThrow().place()).contains("Millbrook Public Library");
        assertThat(fixture.reporting.report(saying("H", "cerca de la biblioteca")).outage().map(Outage::id))
                .isEqualTo(reported.outage().map(Outage::id));
        assertThat(fixture.reporting.report(saying("I", "the corner by library ln")).isUnplaced()).isTrue();
    }

    @Test
    void an_intersection_report_joins_the_outage_above_all_nearby_premises() {
        List<Premise> houses = corner("East");
        importNetwork(houses);
        OutageReport alone = fixture.outages.findReport(fixture.reporting.report(saying("G", "Quarry and Tanager")).id()).orElseThrow();
        assertThat(alone.premise()).isEmpty();
        for (int i = 0; i < houses.size(); i++) {
            fixture.reporting.report(by("R" + i, "+1503555020" + i, houses.get(i).address()));
        }
        while (!fixture.predicting.predictChanged()) {
            LockSupport.parkNanos(1_000_000);
        }
        Outage outage = fixture.outages.find(alone.outage()).orElseThrow();
        assertThat(outage.scope()).isEqualTo(new OutageScope.Network(OutageScope.NetworkPart.LATERAL, "E-1",
                ((OutageScope.Network) outage.scope()).near()));
        assertThat(fixture.outages.listOpen()).extracting(Outage::id).containsExactly(outage.id());
        assertThat(fixture.reporting.report(saying("H", "corner of Tanager and Quarry")).outage().map(Outage::id)).contains(outage.id());
    }

    @Test
    void a_report_with_a_known_rural_route_address_matches_its_premise() {
        Premise farm = fixture.place("RR 2 Box 152", Optional.of("East"), Optional.empty());
        OutageReport report = fixture.outages.findReport(
                fixture.reporting.report(saying("G", "Rural Route 2, Box 152")).id()).orElseThrow();
        assertThat(report.premise()).contains(farm.id());
        assertThat(fixture.outages.isPostOfficeBox("RR 2 Box 152")).isFalse();
        assertThat(fixture.outages.isPostOfficeBox("RR 2 Box 153")).isTrue();
        assertThat(fixture.outages.isPostOfficeBox("apartado postal 12")).isTrue();
    }

    @Test
    void one_phone_at_one_intersection_counts_once() {
        corner("East");
        var words = saying("G", "Quarry and Tanager");
        var report = new NewOutageReport("G", ServiceType.ELECTRIC, Optional.empty(), Optional.empty(), Optional.empty(), words.place(),
                Optional.of(new PhoneNumber(UNKNOWN)), words.hazards(), words.channel(), words.language());
        Outage outage = fixture.reporting.report(report).outage().orElseThrow();
        var again = new NewOutageReport("H", ServiceType.ELECTRIC, Optional.empty(), Optional.empty(), Optional.empty(), words.place(),
                Optional.of(new PhoneNumber(UNKNOWN)), words.hazards(), words.channel(), words.language());
        assertThat(fixture.reporting.report(again).repeated()).isTrue();
        assertThat(fixture.outages.countHouseholds(outage)).isEqualTo(1);
    }

    /** Imports one lateral with a transformer for each street. */
    private void importNetwork(List<Premise> houses) {
        var rows = new ArrayList<NetworkImportRow>();
        rows.add(device(NetworkPart.FEEDER, "East", null));
        rows.add(device(NetworkPart.LATERAL, "E-1", "East"));
        rows.add(device(NetworkPart.TRANSFORMER, "E-Q", "E-1"));
        rows.add(device(NetworkPart.TRANSFORMER, "E-T", "E-1"));
        houses.forEach(house -> rows.add(new NetworkImportRow.Connection(ServiceType.ELECTRIC, Optional.empty(),
                Optional.of(house.address()), house.address().line1().contains("Quarry") ? "E-Q" : "E-T")));
        fixture.networkUpsert.upsert(rows);
        fixture.networkUpsert.finish();
    }

    private static NetworkImportRow device(NetworkPart part, String name, @Nullable String parent) {
        return new NetworkImportRow.Device(ServiceType.ELECTRIC, part, name, Optional.ofNullable(parent), Optional.empty());
    }
}
