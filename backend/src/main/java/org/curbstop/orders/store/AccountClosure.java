package org.curbstop.orders.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.curbstop.common.AccountId;
import org.curbstop.orders.OrderId;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;
import org.curbstop.utility.ServiceType;

/**
 * An account on its way to its end: billed for the last time, paid, closed.
 *
 * @param id the order that ended its service: one last bill for each
 * @param services that it ended
 */
public record AccountClosure(OrderId id, long version, AccountId account, Set<ServiceType> services, LocalDate lastDay, Stage stage,
        List<OutboxMessage> outbox) implements OutboxAggregate {

    public AccountClosure {
        services = Set.copyOf(services);
        outbox = List.copyOf(outbox);
    }

    public enum Stage {
        /** Waits for its last reading. */
        TO_BILL,
        /** Billed; owed until it is paid. */
        BILLED,
        /** A person has to make the bill. */
        BY_STAFF,
        CLOSED
    }

    public AccountClosure withStage(Stage next, OutboxMessage... messages) {
        return new AccountClosure(id, version, account, services, lastDay, next, List.of(messages));
    }
}
