/** Startup of the process: warm-up, log sanitizing, and the watchdog that ends a process that hangs. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common"})
@org.jspecify.annotations.NullMarked
package org.curbstop.start;
