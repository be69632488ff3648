/**
 * Grievances that must be answered by a day: bill disputes, whose disputed amount is on hold meanwhile, and complaints. Both share one
 * aggregate, one staff list and one deadline.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"accounts", "audit", "billing", "common", "store", "utility"})
@org.jspecify.annotations.NullMarked
package org.curbstop.grievances;
