/** Open data and machine interfaces: feeds that anybody may read, and the doors at which other systems tell us something; the health of each part. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "utility", "outages", "payments", "jobs"})
package org.curbstop.open;
