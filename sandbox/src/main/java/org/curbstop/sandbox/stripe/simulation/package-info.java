/**
 * Behavior of the simulated Stripe: payments, setups, checkouts and disputes change state over time, and signed events are delivered, with
 * faults on request.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.sandbox.stripe.simulation;
