/** Imports accounts from files of the customer information system. It uses the capabilities; nobody uses it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
    "accounts", "accounts :: imports", "audit", "common", "store", "utility"
})
package org.curbstop.cis;
