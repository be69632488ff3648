package org.curbstop.outages;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.Event;
import org.curbstop.utility.Lines.Hazard;
import org.curbstop.utility.UtilityService;

/** Somebody named a danger. For staff, at once, also where it is not known yet which outage it belongs to. */
public record HazardReported(
        ReportId report, Optional<OutageId> outage, UtilityService service, Set<Hazard> hazards, Optional<String> place, Optional<PhoneNumber> callback, Instant at)
        implements Event {}
