package org.curbstop.arrangements.plans;

import java.time.Instant;
import org.curbstop.arrangements.ArrangementExceptionRequestId;
import org.curbstop.arrangements.InstallmentSchedule;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.store.DomainEvent;

/** Published when a customer asked for terms that only staff can approve. */
public record ArrangementExceptionRequested(
        ArrangementExceptionRequestId id, AccountId account, InstallmentSchedule asked, Channel channel, Instant at)
        implements DomainEvent {}
