/** Paying a bill, and the outcome of each payment. */
package org.curbstop.web.payments;
