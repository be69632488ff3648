/** Speaks with Stripe, and is the only one that does. Nothing of Stripe's types leaves this package. */
@org.springframework.modulith.NamedInterface("stripe")
package org.curbstop.payments.stripe;
