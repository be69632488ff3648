package org.curbstop.flows.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.cases.CasesForTests;
import org.curbstop.conversation.ActionCall;
import org.curbstop.flows.FlowCalls;
import org.curbstop.outages.StormMode;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;

@DatabaseTest
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

    @Test
    void no_callback_time_is_offered_for_a_case_of_several_callers(TestStore test) {
        var millbrook = new MillbrookCustomers(test);
        var cases = new CasesForTests(test, millbrook);
        var utility = SampleUtility.millbrook();
        var raise = new CaseActions(cases.handOffs, cases.slots, utility,
                new StormMode(test.store(), utility, millbrook.audit, millbrook.clock)).raiseHandOff();
        var call = FlowCalls.call(List.of("talk-to-person"), Optional.empty(), millbrook.clock.instant(), Map.of());
        assertThat(raise.run(call).name()).isEqualTo("callback");

        List<String> outcomes = IntStream.range(0, 40).mapToObj(number -> raise.run(withKey(call, "key" + number)).name()).toList();
        assertThat(outcomes.getFirst()).isEqualTo("callback");
        assertThat(outcomes.getLast()).as("one of several callers from one line").isEqualTo("noted");
    }

    private static ActionCall withKey(ActionCall call, String key) {
        return new ActionCall(key, call.conversationId(), call.flow(), call.tasks(), call.language(), call.caller(), call.values(),
                call.transcript(), call.now());
    }
}
