/** The Stripe adapter, and the only code that knows Stripe. None of Stripe's types leave this package. */
@org.springframework.modulith.NamedInterface("stripe")
package org.curbstop.payments.stripe;
