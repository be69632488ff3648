/** HTTP interfaces for machines: open data (Open311 GeoReport, GeoJSON), the webhook of Stripe, and the health of each dependency. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "jobs", "outages", "payments", "store", "utility"})
package org.curbstop.api;
