/** What is broken, who is out, when it will be back and how we know; takes reports from anyone, also while the database is down. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "utility", "accounts", "audit"})
package org.curbstop.outages;
