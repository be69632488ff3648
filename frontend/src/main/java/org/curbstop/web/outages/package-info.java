/** Outages as a customer sees them: report one, follow it. */
package org.curbstop.web.outages;
