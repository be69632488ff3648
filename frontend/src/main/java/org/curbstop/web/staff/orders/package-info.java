/** Service orders and service applications that staff decide, deposit waivers, and the field schedule of a day. */
package org.curbstop.web.staff.orders;
