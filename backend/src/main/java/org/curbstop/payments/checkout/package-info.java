/** Everything before a payment: fee and limits, checkout sessions, links for payment and receipt. */
package org.curbstop.payments.checkout;
