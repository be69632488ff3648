/** Scheduled jobs, isolated and monitored, and events that could not be delivered, for staff to redeliver. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "audit"})
@org.jspecify.annotations.NullMarked
package org.curbstop.jobs;
