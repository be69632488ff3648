/** Required settings, and the check that refuses to start without them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.curbstop.settings;
