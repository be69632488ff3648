/**
 * Help with paying: values and events of referrals, applications and pledges that other capabilities use. The use cases are in the packages
 * below.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
    "accounts", "audit", "billing", "common", "documents", "policies", "store", "utility"
})
@org.jspecify.annotations.NullMarked
package org.curbstop.assistance;
