package org.curbstop.outages.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.outages.Etr;
import org.curbstop.outages.OutageId;
import org.curbstop.store.DomainEvent;
import org.curbstop.utility.ServiceType;

/** Published when a restoration was wrong: all who were notified get a correction. Split into parts of a few hundred recipients. */
public record RestorationCorrected(OutageId outage, ServiceType service, Optional<Etr> etr, Instant at, List<OutageRecipient> tell)
        implements DomainEvent {}
