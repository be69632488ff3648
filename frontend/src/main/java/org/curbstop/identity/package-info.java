/** Sign-in by OpenID Connect: roles, second factor, session limits, step-up authentication, and the person that a login belongs to. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"accounts", "audit", "common", "store", "utility"})
@org.jspecify.annotations.NullMarked
package org.curbstop.identity;
