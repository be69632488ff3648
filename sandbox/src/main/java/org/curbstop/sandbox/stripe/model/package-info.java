/**
 * Data model of the simulated Stripe: payment intents, payment methods, checkout sessions, disputes, balance transactions, events and
 * idempotency keys; test cards and API errors.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.sandbox.stripe.model;
