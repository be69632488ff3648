package org.curbstop.arrangements.plans;

import java.time.Instant;
import org.curbstop.arrangements.ArrangementExceptionRequestId;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.store.DomainEvent;

/** Somebody asked for terms that only a person can grant. */
public record ArrangementExceptionRequested(
        ArrangementExceptionRequestId id, AccountId account, InstallmentSchedule asked, Channel channel, Instant at)
        implements DomainEvent {}
