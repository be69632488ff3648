/** Fulfills accepted orders: the state machine, opening and ending of accounts, the job for due work, and account closure. */
package org.curbstop.orders.fulfillment;
