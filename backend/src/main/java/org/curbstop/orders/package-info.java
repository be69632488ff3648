/** Start, stop and move of service, visits in the field, deposits: who may, from which day, at what cost, and what became of it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"common", "store", "utility", "policies", "audit", "accounts", "billing", "papers", "payments"})
package org.curbstop.orders;
