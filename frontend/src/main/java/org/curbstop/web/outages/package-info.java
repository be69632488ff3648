/** Outages as customers see them: report and follow an outage. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.outages;
