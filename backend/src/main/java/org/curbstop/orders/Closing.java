package org.curbstop.orders;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.curbstop.common.AccountId;
import org.curbstop.store.Outboxed;
import org.curbstop.store.Outgoing;
import org.curbstop.utility.UtilityService;

/**
 * An account on its way to its end: billed for the last time, paid, closed.
 *
 * @param id the order that ended its service: one last bill for each
 * @param services that it ended
 */
record Closing(OrderId id, long version, AccountId account, Set<UtilityService> services, LocalDate lastDay, Stage stage, List<Outgoing> outbox) implements Outboxed {

    Closing {
        services = Set.copyOf(services);
        outbox = List.copyOf(outbox);
    }

    enum Stage {
        /** Waits for its last reading. */
        TO_BILL,
        /** Billed; owed until it is paid. */
        BILLED,
        /** A person has to make the bill. */
        BY_STAFF,
        CLOSED
    }

    Closing at(Stage next, Outgoing... told) {
        return new Closing(id, version, account, services, lastDay, next, List.of(told));
    }
}
