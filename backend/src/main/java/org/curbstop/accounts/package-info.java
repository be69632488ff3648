/** Who the customer is to the utility; finds the account; proves identity; verification levels and attempt limits. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "utility", "audit", "store"})
package org.curbstop.accounts;
