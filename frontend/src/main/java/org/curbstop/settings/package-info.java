/** Required settings, and the check that refuses to start without them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package org.curbstop.settings;
