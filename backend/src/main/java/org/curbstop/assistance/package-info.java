/** Help with paying: one screening against every programme at once with its reasons, the directory of agencies, and referrals that report back. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "utility", "policies", "audit", "store", "accounts", "billing", "papers"})
package org.curbstop.assistance;
