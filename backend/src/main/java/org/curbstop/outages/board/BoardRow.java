package org.curbstop.outages.board;

import java.util.Optional;
import org.curbstop.outages.Outage;

/**
 * One outage on the board.
 *
 * @param households number of households that have reported it
 * @param medical number of customers in its reach whose health depends on a device, whether they have reported or not
 * @param feeder feeder or pressure zone, if known
 */
public record BoardRow(Outage outage, int households, int medical, Optional<String> feeder) {}
