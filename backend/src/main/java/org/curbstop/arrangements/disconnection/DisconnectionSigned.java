package org.curbstop.arrangements.disconnection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.arrangements.DisconnectionNoticeId;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.DomainEvent;

/**
 * Published when a person approved a disconnection. {@code order} is the reference of the work, which is recorded only here.
 *
 * @param stops amount that still prevents the disconnection
 */
public record DisconnectionSigned(
        DisconnectionNoticeId id, AccountId account, String order, LocalDate day, String by, Optional<Money> stops, Optional<String> why,
        Instant at) implements DomainEvent {}
