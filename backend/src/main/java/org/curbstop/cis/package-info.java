/**
 * Imports files of the customer information system, and tells that system what happened here. It uses the capabilities; none of them
 * uses it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
    "accounts", "accounts :: imports", "arrangements", "arrangements :: disconnection", "arrangements :: holds", "arrangements :: plans",
    "audit", "billing", "billing :: imports", "common", "notices :: preferences", "orders", "orders :: events", "orders :: imports",
    "outages", "outages :: network", "store", "usage", "utility"
})
package org.curbstop.cis;
