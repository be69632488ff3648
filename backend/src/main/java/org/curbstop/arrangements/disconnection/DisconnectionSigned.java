package org.curbstop.arrangements.disconnection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/**
 * A person decided that service is to stop; {@code order} names the work, which is only on record here. @param stops what still stops it
 */
public record DisconnectionSigned(
        DisconnectionNoticeId id, AccountId account, String order, LocalDate day, String by, Optional<Money> stops, Optional<String> why,
        Instant at) implements DomainEvent {}
