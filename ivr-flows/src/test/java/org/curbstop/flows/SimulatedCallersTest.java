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
        assertThat(tally.all()).as("callers of whom something went wrong").filteredOn(SimulatedCaller.CallReport::mishaps)
                .hasSizeGreaterThan(CALLS / 4);
        assertThat(tally.hazardsUnheard()).as("a hazard is heard before anything else").isEmpty();
        assertThat(tally.disclosures()).isEmpty();
    }

    @Test
    void who_says_in_own_words_what_is_wanted_reaches_it() {
        var tally = CallTally.talking(TALKS);

        assertThat(tally.completed()).as("completed: %s", tally.byTask()).isGreaterThanOrEqualTo(0.95);
        assertThat(tally.medianTurns()).isLessThanOrEqualTo(6);
        assertThat(tally.secondRequestsKept()).as("second requests kept").isGreaterThanOrEqualTo(0.8);
        assertThat(tally.disclosures()).isEmpty();
        assertThat(tally.unconfirmed()).as("done without a yes").isEmpty();
    }

    @Test
    void who_makes_no_mistake_gets_everything_done() {
        for (String task : TestCaller.SET.roles().tasks()) {
            assertThat(IntStream.range(0, 20).mapToObj(seed -> new SimulatedCaller(seed, task, Manner.CAREFUL, false).call()))
                    .filteredOn(report -> !report.completed()).as(task).isEmpty();
        }
    }

    @Test
    void who_only_mumbles_gets_nothing_done_and_is_seen_not_to() {
        assertThat(IntStream.range(0, 20).mapToObj(seed -> new SimulatedCaller(seed, "pay-bill", Manner.MUMBLING, false).call()))
                .noneMatch(SimulatedCaller.CallReport::completed);
    }

    @Test
    void eve_learns_of_nobody_what_they_owe() {
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
    void many_calls_at_once_are_answered_as_one_after_the_other() {
        var seeds = IntStream.range(0, 60).toArray();

        assertThat(RandomCaller.fingerprint(IntStream.of(seeds).parallel())).isEqualTo(RandomCaller.fingerprint(IntStream.of(seeds)));
    }
}
