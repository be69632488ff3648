package org.curbstop.outages;

import java.time.Instant;
import java.util.List;
import org.curbstop.store.Event;
import org.curbstop.utility.UtilityService;

/** It is said to be back: each recipient is told and asked whether they are. Comes in parts of a few hundred recipients. */
public record ServiceRestored(OutageId outage, UtilityService service, Instant at, List<Recipient> tell) implements Event {}
