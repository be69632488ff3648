/**
 * Imports files of the customer information system (CIS) and reports to it what happened here. Depends on the other capabilities; none of
 * them depends on it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
    "accounts", "accounts :: imports", "arrangements", "arrangements :: disconnection", "arrangements :: holds", "arrangements :: plans",
    "audit", "billing", "billing :: imports", "common", "notices :: preferences", "orders", "orders :: events", "orders :: imports",
    "outages", "outages :: network", "store", "usage", "utility"
})
@org.jspecify.annotations.NullMarked
package org.curbstop.cis;
