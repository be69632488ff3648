/**
 * Fulfills an accepted order: its state machine, the accounts it opens and ends, the job that does what is due, and the closing of
 * accounts.
 */
package org.curbstop.orders.fulfillment;
