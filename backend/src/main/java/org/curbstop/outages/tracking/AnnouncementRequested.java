package org.curbstop.outages.tracking;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.outages.Etr;
import org.curbstop.outages.OutageAnnouncement;
import org.curbstop.outages.OutageId;
import org.curbstop.store.DomainEvent;

/**
 * Stored with the change of an outage when all its reporters are to be notified. Small whatever their number; {@link AnnouncementFanOut}
 * creates the events with the recipients.
 */
public record AnnouncementRequested(OutageId outage, OutageAnnouncement.Kind what, Instant at, Optional<Etr> etr, int number)
        implements DomainEvent {}
