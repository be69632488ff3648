/**
 * Accounts, people, premises and service agreements: lookup, changes to profiles and delegates, opening and closing of accounts, and links
 * from logins to people.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "common", "store", "utility"})
@org.jspecify.annotations.NullMarked
package org.curbstop.accounts;
