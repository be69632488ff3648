package org.curbstop.outages.board;

/**
 * Totals of the outages that a filter matches.
 *
 * @param medical number of customers whose health depends on a device
 * @param passed number of outages whose estimate has passed
 */
public record BoardTotals(int outages, int households, int medical, int passed) {}
