package org.curbstop.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.utility.UtilityService;

/**
 * What every piece of news about an order carries.
 *
 * @param number grows with every change of the order: tells one piece of news from the next of its kind
 * @param to where its owner wants to be told, if not by the profile
 * @param street of the place
 */
public record OrderNews(
        OrderId order,
        long number,
        String reference,
        Wish.Kind kind,
        Optional<Task> task,
        Set<UtilityService> services,
        PersonId person,
        Optional<PhoneNumber> phone,
        Optional<String> to,
        Language language,
        List<AccountId> accounts,
        String street,
        Wish.Days days,
        Optional<Visit> visit,
        Channel channel) {

    /** When somebody comes. */
    public record Visit(Instant from, Instant until) {}

    public OrderNews {
        services = Set.copyOf(services);
        accounts = List.copyOf(accounts);
    }
}
