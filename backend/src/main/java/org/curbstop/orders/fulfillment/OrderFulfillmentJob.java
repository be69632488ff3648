package org.curbstop.orders.fulfillment;

import java.time.Clock;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.appointments.Appointments;
import org.curbstop.orders.store.OrderRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Processes due orders: begins and ends service on its day, sends reminders, and finishes what a crash interrupted. Any number of processes
 * may run it.
 */
@Component
public final class OrderFulfillmentJob {

    private static final Logger LOG = LoggerFactory.getLogger(OrderFulfillmentJob.class);
    private static final int AT_A_TIME = 200;

    private final OrderRepository repository;
    private final OrderFulfillment orderFulfillment;
    private final Appointments appointments;
    private final Clock clock;

    public OrderFulfillmentJob(OrderRepository repository, OrderFulfillment fulfillment, Appointments appointments, Clock clock) {
        this.repository = repository;
        this.orderFulfillment = fulfillment;
        this.appointments = appointments;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${curbstop.orders.sweep-every:5s}")
    void advanceDueOrders() {
        advanceAllDue();
    }

    @Scheduled(fixedDelayString = "${curbstop.orders.tidy-every:10m}")
    void releaseAbandonedAppointments() {
        appointments.releaseAbandoned();
    }

    /** @return the number of orders processed */
    public int advanceAllDue() {
        int looked = 0;
        for (ServiceOrder due : repository.listDue(clock.instant(), AT_A_TIME)) {
            try {
                looked += orderFulfillment.claim(due).map(claimed -> {
                    orderFulfillment.advance(claimed);
                    return 1;
                }).orElse(0);
            } catch (RuntimeException e) {
                LOG.warn("Order {} could not be processed; it is retried", due.id(), e);
            }
        }
        return looked;
    }
}
