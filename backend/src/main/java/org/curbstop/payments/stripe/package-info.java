/** The Stripe adapter, and the only code that knows Stripe. None of Stripe's types leave this package. */
@org.springframework.modulith.NamedInterface("stripe")
@org.jspecify.annotations.NullMarked
package org.curbstop.payments.stripe;
