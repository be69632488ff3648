package org.curbstop.orders;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does what is due: begins and ends service on its day, reminds, and finishes what a crash left. Any number of processes may sweep. */
@Component
final class OrderSweep {

    private static final Logger LOG = LoggerFactory.getLogger(OrderSweep.class);
    private static final int AT_A_TIME = 200;

    private final OrderStore store;
    private final CarryingOut carryingOut;
    private final Appointments appointments;
    private final Clock clock;

    OrderSweep(OrderStore store, CarryingOut carryingOut, Appointments appointments, Clock clock) {
        this.store = store;
        this.carryingOut = carryingOut;
        this.appointments = appointments;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${curbstop.orders.sweep-every:5s}")
    void sweep() {
        finish();
    }

    @Scheduled(fixedDelayString = "${curbstop.orders.tidy-every:10m}")
    void tidy() {
        appointments.tidy();
    }

    /** How many it looked at. */
    int finish() {
        int looked = 0;
        for (Order due : store.due(clock.instant(), AT_A_TIME)) {
            try {
                looked += carryingOut.claim(due).map(claimed -> {
                    carryingOut.carry(claimed);
                    return 1;
                }).orElse(0);
            } catch (RuntimeException e) {
                LOG.warn("Order {} could not be carried on; it stays on the list", due.id(), e);
            }
        }
        return looked;
    }
}
