package org.curbstop.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.curbstop.outages.OutagesForTests.OSCAR;
import static org.curbstop.outages.OutagesForTests.by;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.curbstop.accounts.Premise;
import org.curbstop.common.DependencyProbe.ProbeResult;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.outages.events.EtrChanged;
import org.curbstop.outages.events.OutageConfirmed;
import org.curbstop.outages.events.OutageRestored;
import org.curbstop.outages.network.NetworkImportRow;
import org.curbstop.outages.oms.FollowingOutageSystem;
import org.curbstop.outages.oms.FollowingOutageSystem.FollowResult;
import org.curbstop.outages.oms.OmsReader;
import org.curbstop.outages.oms.OmsReader.RefusedPart;
import org.curbstop.outages.oms.OutageSystemProperties;
import org.curbstop.outages.oms.OutageSystemStatus;
import org.curbstop.outages.oms.PollingOutageSystem;
import org.curbstop.store.TestStore;
import org.curbstop.utility.ServiceType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The utility's outage management system, pushed and polled, slow, faulty and not responding. */
class OutageSystemTest extends OutageReportingScenario {

    private final List<Premise> premises = new ArrayList<>();
    private final CountDownLatch awake = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private String url = "";
    private OutageSystemStatus status = status("");
    private @Nullable FollowingOutageSystem following;
    private HttpServer server;
    private volatile String answer = "{\"Outage\": []}";
    private volatile int code = 200;
    private volatile boolean asleep;

    OutageSystemTest(TestStore test, @TempDir Path data) {
        super(test, data);
    }

    @BeforeEach
    void importNetwork() throws IOException {
        var rows = new ArrayList<NetworkImportRow>();
        rows.add(new NetworkImportRow.Device(ServiceType.ELECTRIC, NetworkPart.FEEDER, "Hill", Optional.empty(), Optional.empty()));
        rows.add(new NetworkImportRow.Device(ServiceType.ELECTRIC, NetworkPart.TRANSFORMER, "T1", Optional.of("Hill"), Optional.empty()));
        for (int house = 0; house < 4; house++) {
            Premise premise = fixture.place((5000 + house) + " Hill Rd", Optional.of("Hill"), Optional.empty());
            premises.add(premise);
            rows.add(new NetworkImportRow.Connection(ServiceType.ELECTRIC, Optional.empty(), Optional.of(premise.address()), "T1"));
        }
        fixture.networkUpsert.upsert(rows);
        fixture.networkUpsert.finish();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Thread::startVirtualThread);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            if (asleep) {
                waitUntilAwake();
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(code, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        awake.countDown();
        server.stop(0);
    }

    @Test
    void our_outage_follows_the_external_one_through_each_state_once() {
        FollowResult result = follow(outage("oms-1", "\"outageKind\": \"confirmed\", \"causeKind\": \"treeDown\","
                + "\"statusKind\": \"enroute\","
                + "\"EstimatedRestorationTime\": {\"ert\": \"" + in(2) + "\"}, \"Equipment\": [{\"name\": \"T1\"}]"));
        assertThat(result.refused()).isEmpty();
        Outage ours = open();
        assertThat(ours.certainty()).isEqualTo(Outage.Certainty.CONFIRMED);
        assertThat(ours.scope().searchText()).isEqualTo("T1");
        assertThat(ours.cause()).isEqualTo(OutageCause.TREE);
        assertThat(ours.crew()).isEqualTo(CrewStatus.ON_THE_WAY);
        assertThat(ours.etr().flatMap(Etr::back)).contains(in(2));
        ReportOutageResult joined = fixture.reporting.report(by("R", UNKNOWN, premises.getFirst().address()));
        assertThat(joined.outage().map(Outage::id)).contains(ours.id());

        String later = outage("oms-1", "\"EstimatedRestorationTime\": {\"ert\": \"" + in(4) + "\"}, \"Equipment\": [{\"name\": \"T1\"}]");
        follow(later);
        follow(later);
        assertThat(fixture.published(EtrChanged.class)).hasSize(1);
        assertThat(open().cause()).as("omitted fields are kept").isEqualTo(OutageCause.TREE);

        follow(outage("oms-1", "\"outageKind\": \"restored\""));
        assertThat(fixture.outages.listOpen()).isEmpty();
        assertThat(fixture.outages.find(ours.id()).orElseThrow().state()).isInstanceOf(OutageState.Restored.class);
    }

    @Test
    void an_external_outage_absorbs_customer_reports_below_its_device() {
        fixture.reporting.report(by("R0", "+15035550210", premises.get(0).address()));
        fixture.reporting.report(by("R1", "+15035550211", premises.get(1).address()));
        follow(outage("oms-2", "\"Equipment\": [{\"name\": \"T1\"}]"));
        assertThat(open().scope().searchText()).isEqualTo("T1");
        assertThat(open().certainty()).isEqualTo(Outage.Certainty.CONFIRMED);
        assertThat(fixture.outages.countHouseholds(open())).isEqualTo(2);
    }

    @Test
    void reports_below_its_device_leave_an_outage_predicted_too_wide() {
        importSecondTransformer();
        List.of(0, 1, 2, 4, 5, 6).forEach(house -> fixture.reporting.report(by("R" + house, "+1503555021" + house,
                premises.get(house).address())));
        weigh();
        assertThat(open().scope().searchText()).isEqualTo("Hill");

        follow(outage("oms-1", "\"EstimatedRestorationTime\": {\"ert\": \"" + in(2) + "\"}, \"Equipment\": [{\"name\": \"T1\"}]"));
        weigh();

        assertThat(fixture.outages.listOpen()).hasSize(2).allSatisfy(outage ->
                assertThat(fixture.outages.countHouseholds(outage)).isEqualTo(3));
        assertThat(fixture.outages.findAt(premises.get(0))).singleElement().satisfies(t1 -> {
            assertThat(t1.certainty()).isEqualTo(Outage.Certainty.CONFIRMED);
            assertThat(t1.etr().flatMap(Etr::back)).contains(in(2));
        });
        assertThat(fixture.outages.findAt(premises.get(4))).singleElement().satisfies(t2 -> {
            assertThat(t2.scope().searchText()).isEqualTo("T2");
            assertThat(t2.etr()).isEmpty();
        });
        assertThat(fixture.published(OutageConfirmed.class)).singleElement().satisfies(known -> assertThat(known.tell()).hasSize(3));
    }

    @Test
    void an_outage_above_with_no_other_report_is_merged() {
        List.of(0, 1).forEach(house -> fixture.reporting.report(by("R" + house, "+1503555021" + house, premises.get(house).address())));
        weigh();
        OutageId wide = open().id();
        fixture.repository.outages.change(wide.value(), now -> now.withReach(
                new OutageScope.Network(NetworkPart.FEEDER, "Hill", Optional.empty()),
                new Outage.OutageKeys(Optional.of("ELECTRIC|FEEDER|Hill"), Optional.empty(), now.keys().network())));

        follow(outage("oms-1", "\"Equipment\": [{\"name\": \"T1\"}]"));

        assertThat(open().scope().searchText()).isEqualTo("T1");
        assertThat(fixture.outages.countHouseholds(open())).isEqualTo(2);
        assertThat(fixture.outages.find(wide).map(Outage::id)).contains(open().id());
        follow(outage("oms-1", "\"outageKind\": \"restored\""));
        assertThat(fixture.published(OutageRestored.class)).singleElement().satisfies(back -> assertThat(back.tell()).hasSize(2));
    }

    @Test
    void an_outage_that_is_closed_here_is_opened_again() {
        follow(outage("oms-1", "\"Equipment\": [{\"name\": \"T1\"}]"));
        OutageId first = open().id();
        fixture.staffOutages.restore(first, OSCAR);
        fixture.clock.advance(Duration.ofHours(25));
        fixture.closing.closeQuietOutages();

        assertThat(follow(outage("oms-1", "\"EstimatedRestorationTime\": {\"ert\": \"" + in(2) + "\"},"
                + "\"Equipment\": [{\"name\": \"T1\"}]")).refused()).isEmpty();

        assertThat(open().id()).isNotEqualTo(first);
        assertThat(open().etr().flatMap(Etr::back)).contains(in(2));
    }

    @Test
    void restoring_one_that_is_closed_here_restores_no_later_outage() {
        follow(outage("oms-1", "\"Equipment\": [{\"name\": \"T1\"}]"));
        fixture.staffOutages.restore(open().id(), OSCAR);
        fixture.clock.advance(Duration.ofHours(25));
        fixture.closing.closeQuietOutages();
        follow(outage("oms-2", "\"Equipment\": [{\"name\": \"T1\"}]"));

        follow(outage("oms-1", "\"outageKind\": \"restored\", \"Equipment\": [{\"name\": \"T1\"}]"));

        assertThat(open().certainty()).isEqualTo(Outage.Certainty.CONFIRMED);
    }

    @Test
    void a_malformed_part_is_rejected_by_position_and_the_rest_accepted() {
        FollowResult result = follow("{\"Outage\": [{\"Equipment\": [{\"name\": \"T1\"}]}, {\"mRID\": \"a\","
                + "\"Equipment\": [{\"name\": \"T9\"}]},"
                + "{\"mRID\": \"b\", \"outageKind\": \"maybe\"}, 7, {\"mRID\": \"c\", \"EstimatedRestorationTime\": {\"ert\": \"soon\"}},"
                + "{\"mRID\": \"d\", \"EstimatedRestorationTime\": {\"ert\": \"2020-01-01T00:00:00Z\"},"
                + "\"Equipment\": [{\"name\": \"T1\"}]}]}");
        assertThat(result.refused()).extracting(RefusedPart::place).containsExactlyInAnyOrder("Outage[0].mRID", "Outage[1].Equipment",
                "Outage[2].outageKind", "Outage[3].mRID", "Outage[4].EstimatedRestorationTime.ert",
                "Outage[5].EstimatedRestorationTime.ert");
        assertThat(open().certainty()).as("the ETR is rejected and the outage accepted").isEqualTo(Outage.Certainty.CONFIRMED);
        assertThat(open().etr()).isEmpty();
    }

    @Test
    void an_outage_missing_from_a_list_is_not_restored() {
        follow(outage("oms-1", "\"Equipment\": [{\"name\": \"T1\"}]"));
        follow("{\"Outage\": []}");
        assertThat(fixture.outages.listOpen()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"Outage\": 7}", "<html>", "{\"Outage\": [{]}"})
    void input_that_is_not_a_list_of_outages_is_rejected(String json) {
        assertThatThrownBy(() -> follow(json)).isInstanceOf(OmsReader.UnreadableOutagesException.class);
    }

    @Test
    void while_the_external_system_fails_the_last_state_is_kept_with_its_age() {
        status = status("http://127.0.0.1:" + server.getAddress().getPort() + "/outages");
        var polling = new PollingOutageSystem(properties(Duration.ofSeconds(30)), following(), status);
        answer = outage("oms-1", "\"Equipment\": [{\"name\": \"T1\"}]");
        assertThat(polling.poll()).isTrue();
        Instant heard = fixture.clock.instant();
        assertThat(status.findStaleSince()).isEmpty();
        assertThat(status.probe()).isInstanceOf(ProbeResult.Up.class);
        code = 500;
        assertThat(polling.poll()).isFalse();
        code = 200;
        answer = "<html>maintenance</html>";
        assertThat(polling.poll()).isFalse();
        asleep = true;
        var hasty = new PollingOutageSystem(properties(Duration.ofMillis(200)), following(), status);
        for (int i = 0; i < 20; i++) {
            assertThat(hasty.poll()).isFalse();
        }
        assertThat(asked.get()).as("the circuit breaker opens after three timeouts").isLessThanOrEqualTo(3 + 3);
        fixture.clock.advance(Duration.ofMinutes(6));
        assertThat(status.findStaleSince()).contains(heard);
        assertThat(status.probe()).isInstanceOf(ProbeResult.Down.class);
        assertThat(open().certainty()).isEqualTo(Outage.Certainty.CONFIRMED);
        assertThat(fixture.staffOutages.restore(open().id(), OSCAR)).as("staff can continue to work").isInstanceOf(
                StaffOutages.StaffOutageResult.Done.class);
    }

    private void importSecondTransformer() {
        var rows = new ArrayList<NetworkImportRow>();
        rows.add(new NetworkImportRow.Device(ServiceType.ELECTRIC, NetworkPart.TRANSFORMER, "T2", Optional.of("Hill"), Optional.empty()));
        for (int house = 4; house < 8; house++) {
            Premise premise = fixture.place((5000 + house) + " Hill Rd", Optional.of("Hill"), Optional.empty());
            premises.add(premise);
            rows.add(new NetworkImportRow.Connection(ServiceType.ELECTRIC, Optional.empty(), Optional.of(premise.address()), "T2"));
        }
        fixture.networkUpsert.upsert(rows);
        fixture.networkUpsert.finish();
    }

    private void weigh() {
        while (!fixture.predicting.predictChanged()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void waitUntilAwake() {
        try {
            if (!awake.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody woke it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private OutageSystemProperties properties(Duration timeLimit) {
        return new OutageSystemProperties(url, "", timeLimit);
    }

    private OutageSystemStatus status(String at) {
        url = at;
        return new OutageSystemStatus(properties(Duration.ofSeconds(1)), fixture.clock);
    }

    private FollowingOutageSystem following() {
        if (following == null) {
            following = new FollowingOutageSystem(test.store(), fixture.repository, fixture.network, fixture.staffOutages, fixture.grouping,
                    status, fixture.clock);
        }
        return following;
    }

    private FollowResult follow(String json) {
        return following().follow(OmsReader.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String outage(String mrid, String fields) {
        return "{\"Outage\": [{\"mRID\": \"" + mrid + "\", " + fields + "}]}";
    }

    private Instant in(int hours) {
        return fixture.clock.instant().plus(Duration.ofHours(hours));
    }

    private Outage open() {
        assertThat(fixture.outages.listOpen()).hasSize(1);
        return fixture.outages.listOpen().getFirst();
    }
}
