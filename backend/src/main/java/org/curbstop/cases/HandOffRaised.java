package org.curbstop.cases;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.DomainEvent;

/** Published when a case needs staff. */
public record HandOffRaised(
        CaseId id, HandOffContext.Kind kind, String wanted, Channel channel, Optional<AccountId> account, Optional<PhoneNumber> phone,
        Instant at)
        implements DomainEvent {}
