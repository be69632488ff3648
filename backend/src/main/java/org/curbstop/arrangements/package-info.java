/**
 * Payment arrangements, disconnection and holds, as values that other capabilities read: arrangement, hold, disconnection notice,
 * reconnection, and results of policy rules; also the letters about them. The use cases are in the named interfaces {@code plans},
 * {@code disconnection} and {@code holds}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"common", "store", "utility", "policies", "accounts", "audit", "billing", "payments", "assistance",
            "grievances", "outages::board"})
@org.jspecify.annotations.NullMarked
package org.curbstop.arrangements;
