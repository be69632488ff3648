package org.curbstop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.flows.FlowCalls;
import org.junit.jupiter.api.Test;

class ActionCallTest {

    @Test
    void the_answers_to_a_question_that_expects_several_are_a_list() {
        assertThat(callWith(Map.of("items", SlotValue.of("couch mattress"))).choices("items")).containsExactly("couch", "mattress");
    }

    @Test
    void a_skipped_question_that_expects_several_has_no_answers() {
        assertThat(callWith(Map.of()).choices("items")).isEmpty();
        assertThat(callWith(Map.of("items", SlotValue.of(""))).choices("items")).isEmpty();
    }

    private static ActionCall callWith(Map<String, SlotValue> values) {
        return FlowCalls.call(List.of("start-service"), Optional.empty(), Instant.parse("2026-11-22T18:00:00Z"), values);
    }
}
