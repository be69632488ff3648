/** Open data and machine interfaces: feeds that anybody may read, and the doors at which other systems tell us something. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "utility", "outages", "payments"})
package org.curbstop.open;
