/** What runs every so often, each by itself, watched; and what was given up after many tries, for staff to have done again. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "audit"})
package org.curbstop.jobs;
