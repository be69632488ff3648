/**
 * Payment arrangements, disconnection and holds, as values that other capabilities read: the arrangement, the hold, the disconnection
 * notice, the reconnection, and what a rule of the policy pack said; and the letters about them. What is done with them is in
 * {@code plans}, {@code disconnection} and {@code holds}, which are open to others too.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"common", "store", "utility", "policies", "accounts", "audit", "billing", "payments", "assistance",
            "grievances", "outages::board"})
package org.curbstop.arrangements;
