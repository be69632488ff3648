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
    void each_hazard_is_stored_as_what_it_is() {
        assertThat(Arrays.stream(DetectedHazard.values()).map(hazard -> ReportOutage.hazards(hazard.key()))).doesNotHaveDuplicates()
                .allMatch(stored -> stored.size() == 1);
        assertThat(ReportOutage.hazards("water")).isEqualTo(Set.of(Hazard.WATER_QUALITY));
        assertThat(ReportOutage.hazards("flood")).isEqualTo(Set.of(Hazard.WATER_MAIN));
    }

    @Test
    void a_report_of_a_hazard_does_not_ask_what_is_out() {
        assertThat(DetectedHazard.values()).allMatch(hazard -> DetermineOutageService.serviceOf(hazard.key()).isPresent());
    }

    @Test
    void carbon_monoxide_has_the_number_for_gas() {
        var lines = SampleUtility.millbrook().lines();
        assertThat(lines.forHazard(Hazard.CARBON_MONOXIDE)).isEqualTo(lines.forHazard(Hazard.GAS));
        assertThat(lines.forHazard(Hazard.WATER_QUALITY)).isEqualTo(lines.emergency());
    }
}
