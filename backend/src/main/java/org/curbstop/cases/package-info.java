/**
 * The timeline of each account and contact over all channels, and what waits for a person: hand-offs, complaints with a deadline,
 * call-backs.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
    "accounts", "arrangements", "arrangements :: disconnection", "arrangements :: holds", "arrangements :: plans", "assistance", "audit",
    "billing", "common", "grievances", "orders", "orders :: events", "outages", "outages :: events", "payments", "store", "utility"
})
package org.curbstop.cases;
