package org.curbstop.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.curbstop.common.Language;
import org.curbstop.conversation.Flows;
import org.junit.jupiter.api.Test;

class FlowFilesTest {

    @Test
    void every_flow_holds_together_in_every_language() {
        assertThat(Flows.check(List.of(Language.ENGLISH, Language.SPANISH), FlowActions.specs(), FlowActions.facts())).isEmpty();
    }

    @Test
    void the_whole_set_can_be_drawn() {
        assertThat(Flows.draw(List.of(Language.ENGLISH), FlowActions.specs(), FlowActions.facts())).contains("## pay-bill", "flowchart TD", "start-payment");
    }
}
