/**
 * HTTP interfaces for machines: open data (Open311 GeoReport, GeoJSON), the REST interface for the utility's own systems, the webhook of
 * Stripe, and the health of each dependency.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
    "accounts", "audit", "billing", "cases", "cis", "cis :: exchange", "cis :: postings", "common", "identity", "jobs",
    "notices :: preferences", "orders", "outages", "outages :: meters", "outages :: oms",
    "payments", "store", "store :: files", "utility"
})
@org.jspecify.annotations.NullMarked
package org.curbstop.api;
