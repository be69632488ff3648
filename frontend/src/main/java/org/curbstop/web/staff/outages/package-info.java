/** The outage board: publish, update, merge and restore outages, and place reports that have no location. */
package org.curbstop.web.staff.outages;
