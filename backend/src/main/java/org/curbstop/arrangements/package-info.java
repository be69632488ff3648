/** Time to pay, by rule and with reasons; disconnection notices, rights, and the holds that block a shut-off until a person has decided. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"common", "store", "utility", "policies", "accounts", "audit", "billing", "payments", "assistance"})
package org.curbstop.arrangements;
