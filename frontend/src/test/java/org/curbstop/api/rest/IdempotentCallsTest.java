package org.curbstop.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class IdempotentCallsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private final TestStore store;

    IdempotentCallsTest(TestStore store) {
        this.store = store;
    }

    @Test
    void stored_responses_are_deleted_after_a_week() {
        var clock = Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC);
        var calls = new IdempotentCalls(store.store(), JsonMapper.builder().build(), clock);
        var answers = store.another().collection(IdempotentResponse.class, "api_answers", Index.on("day"));
        for (int age : List.of(0, 7, 8, 30)) {
            answers.insert(new IdempotentResponse("age-" + age, 0, "asked", 200, "", Optional.empty(), TODAY.minusDays(age)));
        }
        calls.deleteOld();
        assertThat(answers.list(Query.all())).extracting(IdempotentResponse::id).containsExactlyInAnyOrder("age-0", "age-7");
    }
}
