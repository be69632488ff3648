/** Flow actions for payments: balance, quote, start, charge by phone, status. */
@org.jspecify.annotations.NullMarked
package org.curbstop.flows.payments;
