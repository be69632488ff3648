package org.curbstop.utility;

/**
 * Credit after a leak in the customer's own pipes was repaired.
 *
 * @param percent share of the water charges above normal, 1 to 100
 * @param days days after the repair in which it can be requested
 */
public record LeakCredit(int percent, int days) {}
