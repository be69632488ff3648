/**
 * Help with paying: the values and events of referrals, applications and pledges that other capabilities know; the use cases are in the
 * packages below.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
    "accounts", "audit", "billing", "common", "documents", "policies", "store", "utility"
})
package org.curbstop.assistance;
