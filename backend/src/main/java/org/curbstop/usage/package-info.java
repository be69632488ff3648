/** Meter reads and usage by month. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "utility"})
@org.jspecify.annotations.NullMarked
package org.curbstop.usage;
