package org.curbstop.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.curbstop.common.Language;
import org.curbstop.conversation.InstalledFlows;
import org.junit.jupiter.api.Test;

class FlowFilesTest {

    @Test
    void every_flow_is_valid_in_every_language() {
        assertThat(
                InstalledFlows.check(List.of(Language.ENGLISH, Language.SPANISH), FlowActionSpecs.specs(), FlowActionSpecs.promptFacts()))
                .isEmpty();
    }

    @Test
    void all_flows_can_be_drawn_as_flowcharts() {
        assertThat(InstalledFlows.draw(List.of(Language.ENGLISH), FlowActionSpecs.specs(), FlowActionSpecs.promptFacts()))
                .contains("## pay-bill", "flowchart TD", "start-payment");
    }
}
