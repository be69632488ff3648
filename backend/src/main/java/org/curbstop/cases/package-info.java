/** Timeline of each account and contact across all channels, and work for staff: hand-offs, complaints with a deadline, callbacks. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
    "accounts", "arrangements", "arrangements :: disconnection", "arrangements :: holds", "arrangements :: plans", "assistance", "audit",
    "billing", "common", "grievances", "orders", "orders :: events", "outages", "outages :: events", "payments", "store", "utility"
})
@org.jspecify.annotations.NullMarked
package org.curbstop.cases;
