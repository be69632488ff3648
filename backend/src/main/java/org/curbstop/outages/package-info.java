/**
 * Outages: what is out, since when, why, and when it will be restored. The API is {@link org.curbstop.outages.Outages} for queries,
 * {@link org.curbstop.outages.ReportingAnOutage} for reports from anybody, even while the database is down,
 * {@link org.curbstop.outages.StaffOutages} for the outage desk, and {@link org.curbstop.outages.OutageFeed} for open data.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"common", "store", "utility", "accounts", "audit", "usage"})
@org.jspecify.annotations.NullMarked
package org.curbstop.outages;
