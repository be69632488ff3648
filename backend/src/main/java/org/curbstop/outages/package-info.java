/**
 * Outages: what is out, since when, why, and when it will be back. The API: {@link org.curbstop.outages.Outages} answers,
 * {@link org.curbstop.outages.ReportingAnOutage} takes reports from anyone, also while the database is down,
 * {@link org.curbstop.outages.StaffOutages} is what the outage desk does, {@link org.curbstop.outages.OutageFeed} is the open data.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"common", "store", "utility", "accounts", "audit", "usage"})
package org.curbstop.outages;
