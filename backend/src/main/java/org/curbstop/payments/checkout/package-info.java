/** Everything before a payment: fee and limits, checkout sessions, links for payment and receipt. */
@org.jspecify.annotations.NullMarked
package org.curbstop.payments.checkout;
