/** What an account owes and why: bills, the ledger of charges and payments, debt aging, final bills, and the explanation of every line. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "utility", "usage", "accounts"})
@org.jspecify.annotations.NullMarked
package org.curbstop.billing;
