/** HTTP interface of the simulated Stripe: controllers by resource, API key, idempotency and paging. */
package org.curbstop.sandbox.stripe.api;
