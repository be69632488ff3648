package org.curbstop.outages.board;

import org.curbstop.outages.network.NetworkDevice;

/**
 * A device below the one that is out.
 *
 * @param households below it that have reported, and {@code back} how many of these have said that they are back
 * @param recipients reports below it with a number that is notified
 */
public record OutagePart(NetworkDevice device, int households, int back, int recipients) {}
