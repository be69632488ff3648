/** Service orders as customers place them: start, stop, move or a visit, the status of each, and applications that staff decide. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.orders;
