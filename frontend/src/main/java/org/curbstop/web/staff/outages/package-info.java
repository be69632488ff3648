/** The outage board: publish, update, merge and restore outages, and place reports that have no location. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.staff.outages;
