/** Pages of the simulated Stripe: the hosted checkout page, and the page with test cards and fault injection. */
@org.jspecify.annotations.NullMarked
package org.curbstop.sandbox.stripe.pages;
