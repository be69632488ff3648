package org.curbstop.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.curbstop.outages.OutagesForTests.by;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.curbstop.accounts.Premise;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.outages.network.NetworkImportRow;
import org.curbstop.outages.network.NetworkUpsertResult;
import org.curbstop.store.TestStore;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Reports on an imported network: a feeder with two laterals, each with two transformers of eight premises. */
abstract class HillRoadScenario extends OutageReportingScenario {

    final List<Premise> premises = new ArrayList<>();
    private int reports;

    HillRoadScenario(TestStore test, @TempDir Path data) {
        super(test, data);
    }

    @BeforeEach
    void importNetwork() {
        var rows = new ArrayList<NetworkImportRow>();
        rows.add(device(NetworkPart.FEEDER, "Hill", null));
        for (String lateral : List.of("A", "B")) {
            rows.add(device(NetworkPart.LATERAL, lateral, "Hill"));
            for (String transformer : List.of(lateral + "1", lateral + "2")) {
                rows.add(device(NetworkPart.TRANSFORMER, transformer, lateral));
                for (int house = 0; house < 8; house++) {
                    Premise premise = fixture.place((5000 + premises.size()) + " Hill Rd", Optional.of("Hill"), Optional.empty());
                    premises.add(premise);
                    rows.add(new NetworkImportRow.Connection(ServiceType.ELECTRIC, Optional.empty(), Optional.of(premise.address()),
                            transformer));
                }
            }
        }
        assertThat(fixture.networkUpsert.upsert(rows)).allMatch(NetworkUpsertResult.Added.class::isInstance);
        fixture.networkUpsert.finish();
    }

    static NetworkImportRow device(NetworkPart part, String name, String parent) {
        return new NetworkImportRow.Device(ServiceType.ELECTRIC, part, name, Optional.ofNullable(parent), Optional.empty());
    }

    ReportOutageResult report(int house) {
        reports++;
        return fixture.reporting.report(by("r" + reports, "+1503555" + (1000 + reports), premises.get(house).address()));
    }

    void weigh() {
        while (!fixture.predicting.predictChanged()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    Optional<Outage> outOf(String device) {
        return fixture.outages.listOpen().stream()
                .filter(outage -> outage.scope() instanceof OutageScope.Network part && part.name().equals(device)).findFirst();
    }
}
