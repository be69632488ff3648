/** Stripe, pretended: its HTTP interface with state, idempotency, trick cards and signed events, and a hosted page to pay on. */
package org.curbstop.sandbox.stripe;
