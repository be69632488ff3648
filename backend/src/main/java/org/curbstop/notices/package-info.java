/** Messages to customers: sent once each, within consent and quiet hours, with proof that they arrived and proof that they are ours. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
    "accounts", "accounts :: verification", "arrangements", "arrangements :: disconnection", "arrangements :: holds",
    "arrangements :: plans", "assistance", "assistance :: directory", "assistance :: screening", "audit", "cases", "common", "grievances",
    "orders",
    "orders :: deposits", "orders :: events", "outages", "outages :: events", "payments", "store", "utility"
})
package org.curbstop.notices;
