package org.curbstop.flows.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.FlowCalls;
import org.curbstop.orders.FieldTask;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.OrdersForTests;
import org.curbstop.orders.VisitWindow;
import org.curbstop.store.DatabaseTest;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;

@DatabaseTest
class OrderFollowUpActionsTest {

    private final OrdersForTests all;
    private final OrderFollowUpActions actions;

    OrderFollowUpActionsTest(TestStore database) {
        all = new OrdersForTests(database);
        actions = new OrderFollowUpActions(all.orders, all.findingAPremise,
                new OrderDateOptions(all.appointments, SampleUtility.millbrook()));
    }

    private ActionOutcome adasVisit() {
        return actions.findVisit().run(FlowCalls.byHolderOf(all.millbrook.adas, all.clock.instant(), Map.of()));
    }

    private void book(String key, FieldTask task, LocalDate day, VisitWindow half) {
        var visit = new OrderRequest.Visit(all.millbrook.adas.id(), task, Optional.empty());
        all.placed(key, new NewOrder(visit, OrderRequest.ServiceDates.startingOn(day),
                Optional.of(OrdersForTests.slot("hill", day, half)), Optional.empty(), Language.ENGLISH),
                OrdersForTests.as(all.millbrook.ada));
    }

    @Test
    void the_next_visit_is_found_and_nothing_without_one() {
        assertThat(adasVisit().name()).isEqualTo("none");
        book("later", FieldTask.METER_SWAP, OrdersForTests.TUESDAY.plusDays(1), VisitWindow.MORNING);
        book("first", FieldTask.LEAK_CHECK, OrdersForTests.TUESDAY, VisitWindow.AFTERNOON);

        assertThat(adasVisit().name()).isEqualTo("visit");
        assertThat(adasVisit().facts()).containsEntry("place", SlotValue.of("12 Alder St"));
        assertThat(((SlotValue.TimeWindow) adasVisit().facts().get("coming")).from().atZone(all.clock.getZone()).toLocalDate())
                .isEqualTo(OrdersForTests.TUESDAY);
    }

    @Test
    void the_visit_of_another_customer_is_not_told() {
        book("first", FieldTask.LEAK_CHECK, OrdersForTests.TUESDAY, VisitWindow.AFTERNOON);
        var dees = FlowCalls.byHolderOf(all.millbrook.dees, all.clock.instant(), Map.of());
        assertThat(actions.findVisit().run(dees).name()).isEqualTo("none");
    }
}
