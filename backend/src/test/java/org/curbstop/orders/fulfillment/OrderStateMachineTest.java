package org.curbstop.orders.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.curbstop.orders.OrderState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStateMachineTest {

    private static final Instant NOW = Instant.parse("2026-11-22T17:30:00Z");

    private static final List<OrderState> STATES = List.of(
            new OrderState.AwaitingStaff("identity"), new OrderState.Accepted(), new OrderState.Scheduled(), new OrderState.InProgress(NOW),
            new OrderState.Done(NOW),
            new OrderState.Cancelled("customer", NOW), new OrderState.Refused("identity", NOW));
    private static final List<OrderEvent> STEPS = List.of(
            new OrderEvent.Approved(), new OrderEvent.Rejected("identity", NOW), new OrderEvent.Prepared(), new OrderEvent.DateReached(NOW),
            new OrderEvent.WorkCompleted(NOW), new OrderEvent.VisitFailed(),
            new OrderEvent.Withdrawn("staff", NOW));

    @Test
    void the_table_covers_every_state_and_event() {
        assertThat(STATES).extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(OrderState.class.getPermittedSubclasses()));
        assertThat(STEPS).extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(OrderEvent.class.getPermittedSubclasses()));
    }

    /** All transitions, listed by hand; every other pair leaves the state unchanged. */
    @Test
    void an_order_changes_state_only_by_these_events() {
        var moves = new ArrayList<String>();
        for (OrderState state : STATES) {
            for (OrderEvent step : STEPS) {
                OrderState next = OrderStateMachine.next(state, step);
                if (next != state) {
                    moves.add(name(state) + " + " + name(step) + " = " + name(next));
                }
            }
        }
        assertThat(moves).containsExactly(
                "AwaitingStaff + Approved = Accepted", "AwaitingStaff + Rejected = Refused", "AwaitingStaff + Withdrawn = Cancelled",
                "Accepted + Prepared = Scheduled", "Accepted + Withdrawn = Cancelled",
                "Scheduled + DateReached = InProgress", "Scheduled + Withdrawn = Cancelled",
                "InProgress + WorkCompleted = Done", "InProgress + VisitFailed = Scheduled");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "2, true", "3, true", "4, false", "5, false", "6, false"})
    void completed_orders_are_not_open(int state, boolean open) {
        assertThat(STATES.get(state).isOpen()).isEqualTo(open);
    }

    private static String name(Object of) {
        return of.getClass().getSimpleName();
    }
}
