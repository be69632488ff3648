package org.curbstop.outages.events;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.PhoneNumber;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageReportId;
import org.curbstop.store.DomainEvent;
import org.curbstop.utility.PhoneLines.Hazard;
import org.curbstop.utility.ServiceType;

/** Published when a hazard is reported: for staff, at once, even if it is not known yet to which outage it belongs. */
public record HazardReported(
        OutageReportId report, Optional<OutageId> outage, ServiceType service, Set<Hazard> hazards, Optional<String> place,
        Optional<PhoneNumber> callback, Instant at)
        implements DomainEvent {}
