package org.curbstop.outages;

import java.util.List;
import org.curbstop.store.Event;
import org.curbstop.utility.UtilityService;

/**
 * It will be back at another time than was said. Comes in parts of a few hundred recipients.
 *
 * @param number of this estimate, from 1: with outage and report it makes a notice one and the same
 */
public record EtrChanged(OutageId outage, UtilityService service, int number, Etr etr, List<Recipient> tell) implements Event {}
