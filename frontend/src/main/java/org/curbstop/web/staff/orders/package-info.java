/** Service orders and service applications that a person decides, deposit waivers, and the field schedule of a day. */
package org.curbstop.web.staff.orders;
