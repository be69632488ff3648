/** The thread: one timeline per account and contact over all channels; hand-off to a person, call-back, complaint with a clock. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "utility", "accounts", "audit", "billing", "payments", "outages", "assistance", "orders", "arrangements"})
package org.curbstop.cases;
