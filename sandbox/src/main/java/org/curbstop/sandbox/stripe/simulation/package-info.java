/**
 * Behavior of the simulated Stripe: payments, setups, checkouts and disputes change state over time, and signed events are delivered, with
 * faults on request.
 */
package org.curbstop.sandbox.stripe.simulation;
