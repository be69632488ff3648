package org.curbstop.flows.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.flows.FlowCalls;
import org.junit.jupiter.api.Test;

class CaseActionsTest {

    @Test
    void the_person_learns_of_the_task_that_was_open() {
        var call = FlowCalls.call(List.of("check-balance", "pay-bill", "talk-to-person"), Optional.empty(), Instant.EPOCH, Map.of());
        var context = CaseActions.handOffContext(call, call.caller().context().phone());
        assertThat(context.wanted()).isEqualTo("pay-bill");
        assertThat(context.tried()).containsExactly("check-balance", "pay-bill");
        assertThat(context.said()).hasSize(2);
        assertThat(context.said().getFirst().toString()).contains("PAY");
    }

    @Test
    void without_an_open_task_the_wish_is_other() {
        var call = FlowCalls.call(List.of("talk-to-person"), Optional.empty(), Instant.EPOCH, Map.of());
        assertThat(CaseActions.handOffContext(call, Optional.empty()).wanted()).isEqualTo("other");
    }
}
