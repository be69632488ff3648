package org.curbstop.orders.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.orders.FieldTask;
import org.curbstop.orders.OrderId;
import org.curbstop.orders.OrderRequest;
import org.curbstop.utility.ServiceType;

/**
 * State of an order that every order event carries.
 *
 * @param number version of the order: distinguishes an event from the next of its kind
 * @param to address for notices, if not by the profile
 * @param street street of the premise
 */
public record OrderSnapshot(
        OrderId order,
        long number,
        String reference,
        OrderRequest.Kind kind,
        Optional<FieldTask> task,
        Set<ServiceType> services,
        PersonId person,
        Optional<PhoneNumber> phone,
        Optional<String> to,
        Language language,
        List<AccountId> accounts,
        String street,
        OrderRequest.ServiceDates days,
        Optional<Visit> visit,
        Channel channel) {

    /** Time window of the visit. */
    public record Visit(Instant from, Instant until) {}

    public OrderSnapshot {
        services = Set.copyOf(services);
        accounts = List.copyOf(accounts);
    }
}
