package org.curbstop.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.curbstop.outages.OutagesForTests.OSCAR;
import static org.curbstop.outages.OutagesForTests.by;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Premise;
import org.curbstop.common.AccountId;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.outages.meters.MeterEventReader;
import org.curbstop.outages.meters.MeterEventReader.RefusedEvent;
import org.curbstop.outages.meters.MeterFolderJob;
import org.curbstop.outages.meters.MeterFolderProperties;
import org.curbstop.outages.meters.RecordingMeterEvents.RecordedEvents;
import org.curbstop.outages.network.NetworkImportRow;
import org.curbstop.store.TestStore;
import org.curbstop.usage.MeterId;
import org.curbstop.usage.MeterRead;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Meters on an imported network: one feeder and two transformers of eight premises each. */
class LastGaspsTest extends OutageReportingScenario {

    private final List<Premise> premises = new ArrayList<>();

    LastGaspsTest(TestStore test, @TempDir Path data) {
        super(test, data);
    }

    @BeforeEach
    void importNetworkAndMeters() {
        var rows = new ArrayList<NetworkImportRow>();
        rows.add(new NetworkImportRow.Device(ServiceType.ELECTRIC, NetworkPart.FEEDER, "Hill", Optional.empty(), Optional.empty()));
        for (String transformer : List.of("T1", "T2")) {
            rows.add(new NetworkImportRow.Device(ServiceType.ELECTRIC, NetworkPart.TRANSFORMER, transformer, Optional.of("Hill"),
                    Optional.empty()));
            for (int house = 0; house < 8; house++) {
                Premise premise = fixture.place((5000 + premises.size()) + " Hill Rd", Optional.of("Hill"), Optional.empty());
                rows.add(new NetworkImportRow.Connection(ServiceType.ELECTRIC, Optional.empty(), Optional.of(premise.address()),
                        transformer));
                Account like = fixture.millbrook.adas;
                var account = new Account(AccountId.create(), 0, new org.curbstop.accounts.AccountNumber("2002000" + (10
                        + premises.size())),
                        List.of(), like.holder(), like.delegates(), premise, List.of(), like.customerClass(), like.opened(),
                        Optional.empty());
                assertThat(fixture.millbrook.accounts.add(account)).isTrue();
                var meter = new MeterId("E-" + (100 + premises.size()));
                LocalDate day = LocalDate.of(2026, 11, 1);
                fixture.reads.add(new MeterRead(MeterRead.idOf(meter, day), account.id(), meter, ServiceType.ELECTRIC, day, BigDecimal.TEN,
                        BigDecimal.ONE, "kWh", 30, BigDecimal.ZERO, false, 0));
                premises.add(premise);
            }
        }
        fixture.networkUpsert.upsert(rows);
        fixture.networkUpsert.finish();
    }

    @Test
    void three_last_gasps_are_one_outage_of_their_transformer_and_publish_nothing() {
        gasps(0, 1, 2);
        assertThat(fixture.outages.listOpen()).as("within a minute it may be a flicker").isEmpty();
        afterAMinute();
        Outage outage = open();
        assertThat(outage.scope().searchText()).isEqualTo("T1");
        assertThat(outage.isPublic()).isFalse();
        assertThat(fixture.outages.countHouseholds(outage)).isZero();
        assertThat(fixture.reporting.report(by("R", UNKNOWN, premises.get(5).address())).outage().map(Outage::id)).contains(outage.id());
    }

    @Test
    void one_last_gasp_opens_no_outage_until_a_neighbor_confirms_it() {
        gasps(0);
        afterAMinute();
        assertThat(fixture.outages.listOpen()).isEmpty();
        fixture.reporting.report(by("R", UNKNOWN, premises.get(1).address()));
        weigh();
        assertThat(open().scope().searchText()).isEqualTo("T1");
        assertThat(fixture.outages.countHouseholds(open())).isEqualTo(1);
    }

    @Test
    void a_flicker_is_ignored_in_any_order_of_arrival() {
        Instant now = fixture.clock.instant();
        send(event("g0", 0, "last-gasp", now), event("r0", 0, "restored", now.plusSeconds(30)));
        send(event("r1", 1, "restored", now.plusSeconds(30)), event("g1", 1, "last-gasp", now));
        send(event("g2", 2, "last-gasp", now));
        fixture.clock.advance(Duration.ofSeconds(50));
        send(event("r2", 2, "restored", now.plusSeconds(40)));
        afterAMinute();
        assertThat(fixture.outages.listOpen()).isEmpty();
    }

    @Test
    void repeated_and_late_events_change_nothing() {
        Instant began = fixture.clock.instant();
        gasps(0, 1, 2);
        afterAMinute();
        send(event("r0", 0, "restored", fixture.clock.instant()));
        for (int i = 0; i < 3; i++) {
            assertThat(send(event("g0", 0, "last-gasp", began)).taken()).isEqualTo(1);
        }
        assertThat(fixture.meters.findPowerBack(premises.get(0))).isPresent();
        assertThat(fixture.outages.listOpen()).hasSize(1);
    }

    @Test
    void a_restored_meter_counts_as_having_power_during_an_open_outage() {
        gasps(0, 1, 2);
        afterAMinute();
        assertThat(fixture.outages.findPowerBack(premises.get(0))).isEmpty();
        fixture.clock.advance(Duration.ofMinutes(5));
        send(event("r0", 0, "restored", fixture.clock.instant()));
        assertThat(fixture.outages.findPowerBack(premises.get(0))).contains(fixture.clock.instant());
        assertThat(fixture.outages.findPowerBack(premises.get(1))).isEmpty();
    }

    @Test
    void meters_with_power_keep_an_outage_from_growing() {
        Instant now = fixture.clock.instant();
        for (int house = 0; house < 4; house++) {
            fixture.reporting.report(by("R" + house, "+1503555021" + house, premises.get(house).address()));
        }
        fixture.clock.advance(Duration.ofMinutes(1));
        for (int house = 8; house < 16; house++) {
            send(event("r" + house, house, "restored", now.plusSeconds(30)));
        }
        weigh();
        assertThat(open().scope().searchText()).isEqualTo("T1");
    }

    @Test
    void a_restoration_resolves_earlier_last_gasps() {
        gasps(0, 1, 2);
        afterAMinute();
        fixture.staffOutages.restore(open().id(), OSCAR);
        test.told();
        fixture.reporting.report(by("R", UNKNOWN, premises.get(7).address()));
        weigh();
        assertThat(open().scope()).as("one household without meter evidence").isInstanceOf(OutageScope.Described.class);
    }

    @Test
    void malformed_events_are_rejected_by_position_and_the_rest_accepted() {
        RecordedEvents recorded = record("[{\"id\":\"a\",\"meter\":\"E-100\",\"kind\":\"last-gasp\",\"at\":\"" + fixture.clock.instant()
                + "\"},"
                + "{\"id\":\"b\",\"meter\":\"E-999\",\"kind\":\"restored\",\"at\":\"" + fixture.clock.instant() + "\"},"
                + "{\"id\":\"c\",\"meter\":\"E-101\",\"kind\":\"hum\",\"at\":\"yesterday\"}, 7,"
                + "{\"id\":\"d\",\"meter\":\"E-101\",\"kind\":\"restored\",\"at\":\"2031-01-01T00:00:00Z\"}]");
        assertThat(recorded.taken()).isEqualTo(1);
        assertThat(recorded.refused()).extracting(RefusedEvent::place)
                .containsExactlyInAnyOrder("[1].meter", "[2].kind", "[2].at", "[3].id", "[3].meter", "[3].kind", "[3].at", "[4].at");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"{}", "7", "''", "[", "\"x\"", "[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]"})
    void input_that_is_not_an_array_of_events_is_rejected(String json) {
        assertThatThrownBy(() -> record(json)).isInstanceOf(MeterEventReader.UnreadableEventsException.class);
    }

    @Test
    void files_are_imported_from_the_folder_and_filed_with_their_reasons(@TempDir Path folder) throws IOException {
        String now = fixture.clock.instant().toString();
        Files.writeString(folder.resolve("a.json"), "[" + event("g0", 0, "last-gasp", fixture.clock.instant()) + "]");
        Files.writeString(folder.resolve("b.json"), "[" + event("g1", 1, "last-gasp", fixture.clock.instant())
                + ",{\"id\":\"x\",\"meter\":\"E-999\",\"kind\":\"restored\",\"at\":\"" + now + "\"}]");
        Files.writeString(folder.resolve("c.json"), "no array");
        Files.writeString(folder.resolve("d.part"), "[");
        new MeterFolderJob(new MeterFolderProperties(folder), fixture.meterEvents).importFiles();
        afterAMinute();
        assertThat(open().scope().searchText()).as("well-formed entries are accepted").isEqualTo("T1");
        assertThat(folder.resolve("done/a.json")).exists();
        assertThat(folder.resolve("rejects/b.json.reason.txt")).content().contains("[1].meter");
        assertThat(folder.resolve("rejects/c.json.reason.txt")).content().contains("an array");
        assertThat(folder.resolve("d.part")).exists();
    }

    private void gasps(int... houses) {
        for (int house : houses) {
            send(event("g" + house, house, "last-gasp", fixture.clock.instant()));
        }
    }

    private static String event(String id, int house, String kind, Instant at) {
        return "{\"id\":\"%s\",\"meter\":\"e-%d\",\"kind\":\"%s\",\"at\":\"%s\"}".formatted(id, 100 + house, kind, at);
    }

    private RecordedEvents send(String... events) {
        return record("[" + String.join(",", events) + "]");
    }

    private RecordedEvents record(String json) {
        return fixture.meterEvents.record(MeterEventReader.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private void afterAMinute() {
        fixture.clock.advance(Duration.ofSeconds(61));
        fixture.meterEvents.countLastGasps();
        weigh();
    }

    private void weigh() {
        while (!fixture.predicting.predictChanged()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private Outage open() {
        assertThat(fixture.outages.listOpen()).hasSize(1);
        return fixture.outages.listOpen().getFirst();
    }
}
