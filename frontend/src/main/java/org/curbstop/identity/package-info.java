/** Signs people in by OpenID Connect, knows what they may see, links a login to accounts after proof, and guards every door. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "utility", "store", "accounts", "audit"})
package org.curbstop.identity;
