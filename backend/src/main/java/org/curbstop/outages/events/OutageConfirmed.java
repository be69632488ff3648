package org.curbstop.outages.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.outages.Etr;
import org.curbstop.outages.OutageCause;
import org.curbstop.outages.OutageId;
import org.curbstop.store.DomainEvent;
import org.curbstop.utility.ServiceType;

/**
 * Published when the utility confirms an outage. Split into parts of a few hundred recipients.
 *
 * @param etr empty: not given yet; an {@link Etr} without a time: being assessed
 */
public record OutageConfirmed(OutageId outage, ServiceType service, OutageCause cause, Optional<Etr> etr, Instant at,
        List<OutageRecipient> tell) implements DomainEvent {}
