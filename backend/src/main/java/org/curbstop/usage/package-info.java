/** Meter reads and usage by month. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "utility"})
package org.curbstop.usage;
