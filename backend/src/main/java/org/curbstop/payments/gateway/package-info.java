/**
 * The payment gateway as we see it: the ports for charging, for saved cards and for reconciliation, what they answer, and its ids of our
 * customers.
 */
package org.curbstop.payments.gateway;
