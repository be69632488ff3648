/** Fulfills accepted orders: the state machine, opening and ending of accounts, the job for due work, and account closure. */
@org.jspecify.annotations.NullMarked
package org.curbstop.orders.fulfillment;
