/** HTTP interface of the simulated Stripe: controllers by resource, API key, idempotency and paging. */
@org.jspecify.annotations.NullMarked
package org.curbstop.sandbox.stripe.api;
