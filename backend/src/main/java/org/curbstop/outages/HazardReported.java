package org.curbstop.outages;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.Event;
import org.curbstop.utility.Lines.Hazard;
import org.curbstop.utility.UtilityService;

/** Somebody named a danger. For staff, at once. */
public record HazardReported(
        ReportId report, OutageId outage, UtilityService service, Set<Hazard> hazards, Optional<String> place, Optional<PhoneNumber> callback, Instant at)
        implements Event {}
