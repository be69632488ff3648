/**
 * Order entry: quotes an order, validates it by a list of rules, places it once for each key, and changes or cancels it until the cut-off.
 */
package org.curbstop.orders.entry;
