/** The text line: SMS and MMS in, keywords, segments; what the network reports of what we sent. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "utility", "conversation", "notices", "outages", "papers"})
package org.curbstop.text;
