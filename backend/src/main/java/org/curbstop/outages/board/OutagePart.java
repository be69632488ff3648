package org.curbstop.outages.board;

import org.curbstop.outages.network.NetworkDevice;

/**
 * A device below the one that is out.
 *
 * @param households number of households below it that have reported
 * @param restored how many of these have answered that service is back
 * @param recipients number of reports below it with a number to notify
 */
public record OutagePart(NetworkDevice device, int households, int restored, int recipients) {}
