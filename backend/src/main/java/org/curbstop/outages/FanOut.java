package org.curbstop.outages;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.store.Event;

/**
 * Stored with the change of an outage: all its reporters are to be told. Kept small whatever their number; {@link TellingReporters}
 * makes the events that carry them.
 */
record FanOut(OutageId outage, Announcement.Kind what, Instant at, Optional<Etr> etr, int number) implements Event {}
