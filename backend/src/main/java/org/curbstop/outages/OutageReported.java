package org.curbstop.outages;

import java.time.Instant;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.store.Event;
import org.curbstop.utility.UtilityService;

/** A customer with an account reported an outage: for the account's timeline. */
public record OutageReported(ReportId report, OutageId outage, AccountId account, UtilityService service, Channel channel, Instant at) implements Event {}
