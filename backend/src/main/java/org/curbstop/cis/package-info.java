/** The bridge to the customer information system: takes its files in and gives ours out. It uses the capabilities; nobody uses it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "utility", "store", "accounts", "audit"})
package org.curbstop.cis;
