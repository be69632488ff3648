/** Service orders and service applications that staff decide, deposit waivers, and the field schedule of a day. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.staff.orders;
