package org.curbstop.utility;

/**
 * What is credited after a leak in the customer's own pipes was repaired.
 *
 * @param percent of the water charges above the usual, 1 to 100
 * @param days after the repair, within which it can be asked for
 */
public record LeakCredit(int percent, int days) {}
