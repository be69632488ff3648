/** Paying, and what became of each payment. */
package org.curbstop.web.pay;
