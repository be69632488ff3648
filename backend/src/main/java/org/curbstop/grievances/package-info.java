/**
 * What customers say is wrong and must be answered by a day: bill disputes, whose disputed amount is on hold meanwhile, and complaints.
 * Both are one aggregate, one list for staff and one clock.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"accounts", "audit", "billing", "common", "store", "utility"})
package org.curbstop.grievances;
