/** Reads and consumption: what each meter showed, when, and what that makes a month. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "utility"})
package org.curbstop.usage;
