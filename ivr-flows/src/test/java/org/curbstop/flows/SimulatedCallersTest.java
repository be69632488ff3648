package org.curbstop.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.curbstop.flows.SimulatedCaller.Manner;
import org.junit.jupiter.api.Test;

/** Runs a few hundred seeded callers over all tasks; {@code ./curbstop bench callers} runs ten thousand. */
class SimulatedCallersTest {

    private static final int CALLS = 400;
    private static final int TALKS = 200;

    @Test
    void nearly_all_simulated_callers_complete_their_task_despite_mishaps() {
        var tally = CallTally.many(CALLS, false);

        assertThat(tally.completed()).as("completed: %s", tally.byTask()).isGreaterThanOrEqualTo(0.95);
        assertThat(tally.all()).as("callers with a mishap").filteredOn(SimulatedCaller.CallReport::mishaps)
                .hasSizeGreaterThan(CALLS / 4);
        assertThat(tally.hazardsUnheard()).as("hazards that were not detected first").isEmpty();
        assertThat(tally.disclosures()).isEmpty();
    }

    @Test
    void callers_who_use_their_own_words_complete_their_task() {
        var tally = CallTally.talking(TALKS);

        assertThat(tally.completed()).as("completed: %s", tally.byTask()).isGreaterThanOrEqualTo(0.95);
        assertThat(tally.medianTurns()).isLessThanOrEqualTo(6);
        assertThat(tally.secondRequestsKept()).as("second requests kept").isGreaterThanOrEqualTo(0.8);
        assertThat(tally.disclosures()).isEmpty();
        assertThat(tally.unconfirmed()).as("done without a confirmation").isEmpty();
    }

    @Test
    void callers_who_make_no_mistakes_complete_every_task() {
        for (String task : TestCaller.SET.roles().tasks()) {
            assertThat(IntStream.range(0, 20).mapToObj(seed -> new SimulatedCaller(seed, task, Manner.CAREFUL, false).call()))
                    .filteredOn(report -> !report.completed()).as(task).isEmpty();
        }
    }

    @Test
    void callers_who_only_mumble_complete_nothing() {
        assertThat(IntStream.range(0, 20).mapToObj(seed -> new SimulatedCaller(seed, "pay-bill", Manner.MUMBLING, false).call()))
                .noneMatch(SimulatedCaller.CallReport::completed);
    }

    @Test
    void eve_is_told_no_other_customers_balance() {
        var tally = CallTally.many(CALLS, true);

        assertThat(tally.disclosures()).isEmpty();
    }

    @Test
    void ada_hears_her_balance_so_that_a_disclosure_would_be_detected() {
        assertThat(IntStream.range(0, 20)
                .mapToObj(seed -> new SimulatedCaller(seed, "check-balance", Manner.CAREFUL, false).call().talk().toString()))
                .anyMatch(talk -> talk.contains("84.12"));
    }

    @Test
    void concurrent_calls_get_the_same_replies_as_sequential_ones() {
        var seeds = IntStream.range(0, 60).toArray();

        assertThat(RandomCaller.fingerprint(IntStream.of(seeds).parallel())).isEqualTo(RandomCaller.fingerprint(IntStream.of(seeds)));
    }
}
