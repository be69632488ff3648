/** The queue of hand-offs, and one case with its customer, its conversation and its notes. */
package org.curbstop.web.staff.cases;
