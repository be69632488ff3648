/** The payment gateway: the ports for charging, saved cards and reconciliation, their results, and its ids of our customers. */
@org.jspecify.annotations.NullMarked
package org.curbstop.payments.gateway;
