/** Messages to customers: each sent once, within consent and quiet hours, with proof of delivery and a code that proves its origin. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
    "accounts", "accounts :: verification", "arrangements", "arrangements :: disconnection", "arrangements :: holds",
    "arrangements :: plans", "assistance", "assistance :: directory", "assistance :: screening", "audit", "billing", "cases", "common",
    "grievances", "orders", "orders :: deposits", "orders :: events", "outages", "outages :: events", "payments", "store", "utility"
})
@org.jspecify.annotations.NullMarked
package org.curbstop.notices;
