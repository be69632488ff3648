/** Outages as customers see them: report and follow an outage. */
package org.curbstop.web.outages;
