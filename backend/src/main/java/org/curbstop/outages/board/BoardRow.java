package org.curbstop.outages.board;

import java.util.Optional;
import org.curbstop.outages.Outage;

/**
 * One outage on the board.
 *
 * @param households that have reported it
 * @param medical customers in its reach whose health depends on a device, whether they have reported or not
 * @param feeder or pressure zone it lies on, where known
 */
public record BoardRow(Outage outage, int households, int medical, Optional<String> feeder) {}
