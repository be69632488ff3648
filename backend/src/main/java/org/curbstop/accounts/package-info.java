/**
 * Accounts, people, premises and service agreements: finds them, changes profiles and delegates, opens and closes service, and links
 * logins to people.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "common", "store", "utility"})
package org.curbstop.accounts;
