package org.curbstop.outages;

import java.time.Instant;
import org.curbstop.store.Event;
import org.curbstop.utility.UtilityService;

/** The first report of an outage; its reporter was answered on their own channel, so there is nobody else to tell yet. */
public record OutageOpened(OutageId outage, UtilityService service, Scope scope, Instant at) implements Event {}
