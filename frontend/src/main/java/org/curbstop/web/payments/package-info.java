/** Paying a bill, and the outcome of each payment. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.payments;
