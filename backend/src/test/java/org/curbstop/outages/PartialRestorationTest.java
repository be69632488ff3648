package org.curbstop.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.curbstop.outages.OutagesForTests.OSCAR;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.curbstop.outages.StaffOutages.StaffOutageResult;
import org.curbstop.outages.StaffOutages.StaffOutageResult.StaffOutageRefusal;
import org.curbstop.outages.events.OutageRecipient;
import org.curbstop.outages.events.OutageRestored;
import org.curbstop.outages.events.RestorationCorrected;
import org.curbstop.outages.network.NetworkDevice;
import org.curbstop.outages.board.OutageChange;
import org.curbstop.outages.board.OutagePart;
import org.curbstop.store.TestStore;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lateral with the transformers A1 and A2 is out; service is restored on one of them. */
class PartialRestorationTest extends HillRoadScenario {

    private Outage lateral;
    private List<ReportOutageResult> reports;

    PartialRestorationTest(TestStore test, @TempDir Path data) {
        super(test, data);
    }

    @BeforeEach
    void lateralIsOut() {
        reports = new ArrayList<>(IntStream.of(0, 1, 2, 3, 8, 9, 10).mapToObj(this::report).toList());
        weigh();
        lateral = outOf("A").orElseThrow();
        fixture.staffOutages.confirm(lateral.id(), OSCAR);
    }

    private Outage restored(String device) {
        return ((StaffOutageResult.Done) fixture.staffOutages.restorePart(lateral.id(), NetworkDevice.id(ServiceType.ELECTRIC, device),
                OSCAR)).outage();
    }

    private List<String> askedWhetherBack() {
        return fixture.published(OutageRestored.class).stream().flatMap(event -> event.tell().stream())
                .map(OutageRecipient::place).map(Optional::orElseThrow).toList();
    }

    @Test
    void only_reporters_below_the_restored_part_are_asked() {
        Outage part = restored("A1");
        assertThat(part.state()).isInstanceOf(OutageState.Restored.class);
        assertThat(part.nestedIn()).contains(lateral.id());
        assertThat(askedWhetherBack()).containsExactlyInAnyOrder("5000 Hill Rd", "5001 Hill Rd", "5002 Hill Rd", "5003 Hill Rd");
        Outage rest = fixture.outages.find(lateral.id()).orElseThrow();
        assertThat(rest.isOut()).isTrue();
        assertThat(fixture.outages.countHouseholds(rest)).isEqualTo(3);
        assertThat(fixture.outages.findAt(premises.get(7))).as("it has power").isEmpty();
        assertThat(fixture.outages.findAt(premises.get(9))).map(Outage::id).containsExactly(lateral.id());
    }

    @Test
    void the_preview_counts_the_reporters_to_be_asked() {
        assertThat(fixture.staffOutages.listParts(lateral.id(), OSCAR)).map(part -> part.device().name(), OutagePart::households,
                OutagePart::recipients).containsExactly(tuple("A1", 4, 4),
                        tuple("A2", 3, 3));
    }

    @Test
    void repeating_the_request_asks_nobody_twice() {
        restored("A1");
        assertThat(fixture.staffOutages.restorePart(lateral.id(), NetworkDevice.id(ServiceType.ELECTRIC, "A1"), OSCAR))
                .isEqualTo(new StaffOutageResult.NotPossible(StaffOutageRefusal.NO_SUCH_PART));
        assertThat(askedWhetherBack()).hasSize(4);
    }

    @Test
    void households_still_without_power_get_an_outage_below_the_restored_part() {
        Outage part = restored("A1");
        for (int i = 0; i < 3; i++) {
            fixture.reporting.recordRestorationAnswer(reports.get(i).id(), false);
        }
        weigh();
        Outage still = outOf("A1").orElseThrow();
        assertThat(still.nestedIn()).contains(part.id());
        assertThat(fixture.outages.countHouseholds(still)).isEqualTo(3);
        assertThat(fixture.outages.find(lateral.id()).orElseThrow().scope()).isEqualTo(lateral.scope());
    }

    @Test
    void a_new_report_below_the_restored_part_opens_a_new_outage() {
        restored("A1");
        Outage other = report(6).outage().orElseThrow();
        assertThat(other.id()).isNotEqualTo(lateral.id());
        assertThat(report(12).outage().orElseThrow().id()).isEqualTo(lateral.id());
    }

    @Test
    void a_wrongly_restored_part_can_be_corrected() {
        Outage part = restored("A1");
        fixture.staffOutages.reopen(part.id(), OSCAR);
        assertThat(fixture.published(RestorationCorrected.class).stream().flatMap(event -> event.tell().stream())).hasSize(4);
        assertThat(report(6).outage().orElseThrow().id()).isEqualTo(part.id());
        fixture.staffOutages.merge(lateral.id(), part.id(), OSCAR);
        assertThat(fixture.outages.findAt(premises.get(7))).map(Outage::id).containsExactly(lateral.id());
    }

    @Test
    void answers_keep_a_part_restored_while_the_rest_is_out() {
        fixture.staffOutages.restore(lateral.id(), OSCAR);
        for (int i = 0; i < reports.size(); i++) {
            fixture.reporting.recordRestorationAnswer(reports.get(i).id(), i < 3);
        }
        fixture.staffOutages.reopen(lateral.id(), OSCAR);
        assertThat(fixture.outages.find(lateral.id()).orElseThrow().restoredParts()).as("a household below the part answered no").isEmpty();
        fixture.staffOutages.restore(lateral.id(), OSCAR);
        fixture.reporting.recordRestorationAnswer(reports.get(3).id(), true);
        fixture.staffOutages.reopen(lateral.id(), OSCAR);
        assertThat(fixture.outages.find(lateral.id()).orElseThrow().restoredParts()).containsExactly("ELECTRIC|TRANSFORMER|A1");
        assertThat(fixture.outages.findAt(premises.get(7))).isEmpty();
    }

    @Test
    void an_outage_must_be_confirmed_before_partial_restoration() {
        reports.add(report(24));
        weigh();
        Outage unsure = fixture.outages.findAt(premises.get(24)).getFirst();
        assertThat(fixture.staffOutages.restorePart(unsure.id(), "ELECTRIC|B2", OSCAR))
                .isEqualTo(new StaffOutageResult.NotPossible(StaffOutageRefusal.NOT_CONFIRMED));
        assertThat(fixture.staffOutages.restorePart(lateral.id(), "ELECTRIC|B2", OSCAR))
                .isEqualTo(new StaffOutageResult.NotPossible(StaffOutageRefusal.NO_SUCH_PART));
    }

    @Test
    void each_step_is_audited_and_stored_with_the_people_notified() {
        Outage part = restored("A1");
        assertThat(askedWhetherBack()).hasSize(4);
        assertThat(fixture.staffOutages.listChanges(lateral.id(), 10, OSCAR)).extracting(OutageChange::kind)
                .containsExactlyInAnyOrder(OutageChange.Kind.PART_RESTORED, OutageChange.Kind.SENT_KNOWN, OutageChange.Kind.CONFIRMED);
        assertThat(fixture.staffOutages.listChanges(part.id(), 10, OSCAR)).singleElement().satisfies(sent -> {
            assertThat(sent.kind()).isEqualTo(OutageChange.Kind.SENT_RESTORED);
            assertThat(sent.recipients()).isEqualTo(4);
        });
        assertThat(fixture.millbrook.audit.listLast(20)).map(each -> each.entry().did()).contains("outage-confirmed " + lateral.id(),
                "outage-part-restored " + part.id() + " of " + lateral.id());
    }
}
