/** What a start needs to be told, and the refusal to start without it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.curbstop.settings;
