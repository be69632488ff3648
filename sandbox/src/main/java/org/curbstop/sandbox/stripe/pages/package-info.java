/** Pages of the simulated Stripe: the hosted checkout page, and the page with test cards and fault injection. */
package org.curbstop.sandbox.stripe.pages;
