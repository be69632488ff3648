package org.curbstop.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourseTest {

    private static final Instant NOW = Instant.parse("2026-11-22T17:30:00Z");

    private static final List<State> STATES = List.of(
            new State.AwaitingStaff("identity"), new State.Accepted(), new State.Scheduled(), new State.InProgress(NOW), new State.Done(NOW),
            new State.Cancelled("customer", NOW), new State.Refused("identity", NOW));
    private static final List<Step> STEPS = List.of(
            new Step.Approved(), new Step.TurnedDown("identity", NOW), new Step.Prepared(), new Step.DayCame(NOW), new Step.Finished(NOW), new Step.NotDone(),
            new Step.Moved(), new Step.TakenBack("staff", NOW));

    @Test
    void every_state_and_every_step_is_in_the_table() {
        assertThat(STATES).extracting(Object::getClass).containsExactlyInAnyOrderElementsOf(Arrays.asList(State.class.getPermittedSubclasses()));
        assertThat(STEPS).extracting(Object::getClass).containsExactlyInAnyOrderElementsOf(Arrays.asList(Step.class.getPermittedSubclasses()));
    }

    /** All that moves, by hand; every other pair stays as it is. */
    @Test
    void an_order_moves_by_these_steps_and_no_others() {
        var moves = new ArrayList<String>();
        for (State state : STATES) {
            for (Step step : STEPS) {
                State next = Course.next(state, step);
                if (next != state) {
                    moves.add(name(state) + " + " + name(step) + " = " + name(next));
                }
            }
        }
        assertThat(moves).containsExactly(
                "AwaitingStaff + Approved = Accepted", "AwaitingStaff + TurnedDown = Refused", "AwaitingStaff + TakenBack = Cancelled",
                "Accepted + Prepared = Scheduled", "Accepted + TakenBack = Cancelled",
                "Scheduled + DayCame = InProgress", "Scheduled + TakenBack = Cancelled",
                "InProgress + Finished = Done", "InProgress + NotDone = Scheduled");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "2, true", "3, true", "4, false", "5, false", "6, false"})
    void what_is_over_is_not_open(int state, boolean open) {
        assertThat(STATES.get(state).isOpen()).isEqualTo(open);
    }

    private static String name(Object of) {
        return of.getClass().getSimpleName();
    }
}
