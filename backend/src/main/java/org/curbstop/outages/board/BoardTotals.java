package org.curbstop.outages.board;

/**
 * Of what a filter finds.
 *
 * @param medical customers whose health depends on a device
 * @param passed outages whose estimate has passed
 */
public record BoardTotals(int outages, int households, int medical, int passed) {}
