package org.curbstop.outages.events;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageReportId;
import org.curbstop.store.DomainEvent;
import org.curbstop.utility.ServiceType;

/** Published when a customer with an account reports an outage, for the account's timeline. */
public record OutageReported(OutageReportId report, OutageId outage, AccountId account, ServiceType service, Channel channel, Instant at)
        implements DomainEvent {}
