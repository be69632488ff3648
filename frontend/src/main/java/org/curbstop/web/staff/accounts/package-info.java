/** A customer's account as staff see it: search, balance, timeline and notes. Each access is audited. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.staff.accounts;
