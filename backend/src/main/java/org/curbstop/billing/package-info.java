/** What is owed and why: bills, the ledger they and the payments stand in, and the explanation of every line. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "utility", "usage", "accounts"})
package org.curbstop.billing;
