/** Exceptions to arrangement rules, holds, proof of delivery of notices, disconnections that a supervisor signs, and reconnections. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.staff.arrangements;
