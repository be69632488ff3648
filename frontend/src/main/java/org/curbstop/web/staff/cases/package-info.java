/** The queue of hand-offs, and one case with its customer, its conversation and its notes. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.staff.cases;
