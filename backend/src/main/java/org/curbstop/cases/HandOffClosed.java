package org.curbstop.cases;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.DomainEvent;

/**
 * Published when staff close a hand-off.
 *
 * @param customer who asked, and on which channel; empty in older events
 */
public record HandOffClosed(
        CaseId id, HandOff.Outcome outcome, String by, Optional<AccountId> account, Optional<PhoneNumber> phone,
        Optional<Customer> customer, Instant at)
        implements DomainEvent {

    public record Customer(Optional<PersonId> person, Channel channel, Language language) {

        static Customer of(HandOffContext packet) {
            return new Customer(packet.person(), packet.channel(), packet.language());
        }
    }
}
