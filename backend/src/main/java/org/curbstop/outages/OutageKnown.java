package org.curbstop.outages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.store.Event;
import org.curbstop.utility.UtilityService;

/**
 * The utility has confirmed an outage. Comes in parts of a few hundred recipients.
 *
 * @param etr empty: nothing said yet; an {@link Etr} without a time: being assessed
 */
public record OutageKnown(OutageId outage, UtilityService service, Cause cause, Optional<Etr> etr, Instant at, List<Recipient> tell) implements Event {}
