package org.curbstop.flows.outages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.curbstop.conversation.understanding.DetectedHazard;
import org.curbstop.utility.PhoneLines.Hazard;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;

class ReportedHazardsTest {

    @Test
    void each_detected_hazard_is_stored_as_one_distinct_hazard() {
        assertThat(Arrays.stream(DetectedHazard.values()).map(hazard -> ReportOutage.hazards(hazard.key()))).doesNotHaveDuplicates()
                .allMatch(stored -> stored.size() == 1);
        assertThat(ReportOutage.hazards("water")).isEqualTo(Set.of(Hazard.WATER_QUALITY));
        assertThat(ReportOutage.hazards("flood")).isEqualTo(Set.of(Hazard.WATER_MAIN));
    }

    @Test
    void a_hazard_report_does_not_ask_which_service_is_out() {
        assertThat(DetectedHazard.values()).allMatch(hazard -> OutageActions.serviceOf(hazard.key()).isPresent());
    }

    @Test
    void carbon_monoxide_uses_the_gas_emergency_number() {
        var lines = SampleUtility.millbrook().lines();
        assertThat(lines.forHazard(Hazard.CARBON_MONOXIDE)).isEqualTo(lines.forHazard(Hazard.GAS));
        assertThat(lines.forHazard(Hazard.WATER_QUALITY)).isEqualTo(lines.emergency());
    }
}
