/** Security of every endpoint that needs no sign-in: filter chains, public paths, rate limits, cross-origin checks and response headers. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "utility"})
@org.jspecify.annotations.NullMarked
package org.curbstop.websecurity;
