package org.curbstop.outages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.store.Event;
import org.curbstop.utility.UtilityService;

/** It was said to be back and is not: all who were told are told. Comes in parts of a few hundred recipients. */
public record RestorationCorrected(OutageId outage, UtilityService service, Optional<Etr> etr, Instant at, List<Recipient> tell) implements Event {}
