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
 * Progress of closing an account: final bill, payment, closure.
 *
 * @param id order that ended the service: one final bill per order
 * @param services services that the order ended
 */
public record AccountClosure(OrderId id, long version, AccountId account, Set<ServiceType> services, LocalDate lastDay, Stage stage,
        List<OutboxMessage> outbox) implements OutboxAggregate {

    public AccountClosure {
        services = Set.copyOf(services);
        outbox = List.copyOf(outbox);
    }

    public enum Stage {
        /** Waits for the last meter read. */
        TO_BILL,
        /** Billed; open until the balance is zero. */
        BILLED,
        /** Staff must make the bill. */
        BY_STAFF,
        CLOSED
    }

    public AccountClosure withStage(Stage next, OutboxMessage... messages) {
        return new AccountClosure(id, version, account, services, lastDay, next, List.of(messages));
    }
}
