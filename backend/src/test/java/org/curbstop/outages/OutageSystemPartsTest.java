package org.curbstop.outages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.curbstop.outages.events.EtrChanged;
import org.curbstop.outages.events.OutageRecipient;
import org.curbstop.outages.events.OutageRestored;
import org.curbstop.outages.oms.FollowingOutageSystem;
import org.curbstop.outages.oms.FollowingOutageSystem.FollowResult;
import org.curbstop.outages.oms.OmsReader;
import org.curbstop.outages.oms.OmsReader.RefusedPart;
import org.curbstop.outages.oms.OutageSystemProperties;
import org.curbstop.outages.oms.OutageSystemStatus;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outage management system restores the transformer A1 while the rest of lateral A stays out. */
class OutageSystemPartsTest extends HillRoadScenario {

    private static final String A1_IS_BACK = "\"outageKind\": \"partiallyRestored\", \"Equipment\": [{\"name\": \"A\"}],"
            + "\"RestoredEquipment\": [{\"name\": \"A1\"}]";

    private FollowingOutageSystem following;

    OutageSystemPartsTest(TestStore test, @TempDir Path data) {
        super(test, data);
    }

    @BeforeEach
    void sevenHouseholdsReport() {
        var status = new OutageSystemStatus(new OutageSystemProperties("", "", Duration.ofSeconds(1)), fixture.clock);
        following = new FollowingOutageSystem(test.store(), fixture.repository, fixture.network, fixture.staffOutages, fixture.grouping,
                status, fixture.clock);
        IntStream.of(0, 1, 2, 3, 8, 9, 10).forEach(this::report);
        weigh();
    }

    private FollowResult follow(String fields) {
        String json = "{\"Outage\": [{\"mRID\": \"oms-1\", " + fields + "}]}";
        return following.follow(OmsReader.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private Instant inThreeHours() {
        return fixture.clock.instant().plus(Duration.ofHours(3));
    }

    private String estimate() {
        return ", \"EstimatedRestorationTime\": {\"ert\": \"" + inThreeHours() + "\"}";
    }

    private List<String> askedWhetherBack() {
        return fixture.published(OutageRestored.class).stream().flatMap(event -> event.tell().stream())
                .map(OutageRecipient::place).map(Optional::orElseThrow).toList();
    }

    private Outage lateral() {
        return outOf("A").orElseThrow();
    }

    @Test
    void reporters_below_the_restored_part_are_asked_once_and_the_rest_stays_out() {
        follow("\"Equipment\": [{\"name\": \"A\"}]");
        String message = A1_IS_BACK + estimate();

        assertThat(follow(message)).isEqualTo(new FollowResult(1, List.of()));
        assertThat(follow(message)).isEqualTo(new FollowResult(1, List.of()));

        assertThat(askedWhetherBack()).containsExactlyInAnyOrder("5000 Hill Rd", "5001 Hill Rd", "5002 Hill Rd", "5003 Hill Rd");
        assertThat(fixture.outages.countHouseholds(lateral())).isEqualTo(3);
        assertThat(fixture.outages.findAt(premises.get(7))).as("has service").isEmpty();
        assertThat(fixture.published(EtrChanged.class)).as("the new time is for those still out").singleElement()
                .satisfies(changed -> assertThat(changed.tell()).hasSize(3));

        assertThat(follow("\"outageKind\": \"restored\"").refused()).isEmpty();
        assertThat(askedWhetherBack()).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void a_new_report_below_the_restored_part_stays_an_outage_of_its_own() {
        follow(A1_IS_BACK);
        Outage still = report(6).outage().orElseThrow();

        assertThat(follow(A1_IS_BACK + ", \"causeKind\": \"treeDown\"").refused()).isEmpty();

        assertThat(fixture.outages.find(still.id()).map(Outage::id)).contains(still.id());
        assertThat(fixture.outages.countHouseholds(lateral())).isEqualTo(3);
        assertThat(askedWhetherBack()).hasSize(4);
    }

    @Test
    void the_first_message_about_an_outage_may_restore_a_part() {
        assertThat(lateral().certainty()).isEqualTo(Outage.Certainty.SEVERAL_HOUSEHOLDS);
        assertThat(follow(A1_IS_BACK).refused()).isEmpty();
        assertThat(lateral().certainty()).isEqualTo(Outage.Certainty.CONFIRMED);
        assertThat(askedWhetherBack()).hasSize(4);
    }

    @Test
    void a_partial_restoration_that_names_nothing_is_refused_with_the_reason() {
        follow("\"Equipment\": [{\"name\": \"A\"}]");
        FollowResult result = follow("\"outageKind\": \"partiallyRestored\", \"customersRestored\": 3" + estimate());
        assertThat(result.refused()).containsExactly(new RefusedPart("Outage[0].RestoredEquipment",
                "the devices where service is back; a count does not say where"));
        assertThat(askedWhetherBack()).isEmpty();
        assertThat(lateral().etr().flatMap(Etr::back)).as("the rest of it is accepted").contains(inThreeHours());
    }

    @Test
    void a_device_that_is_no_part_of_the_outage_is_refused_and_the_others_restored() {
        FollowResult result = follow("\"outageKind\": \"partiallyRestored\", \"Equipment\": [{\"name\": \"A\"}],"
                + "\"RestoredEquipment\": [{\"name\": \"B1\"}, {\"name\": \"A2\"}, {\"name\": \"nowhere\"}]");
        assertThat(result.refused()).containsExactly(new RefusedPart("Outage[0].RestoredEquipment[0]",
                "a device below the outage that is not out by itself"));
        assertThat(askedWhetherBack()).containsExactlyInAnyOrder("5008 Hill Rd", "5009 Hill Rd", "5010 Hill Rd");
    }
}
