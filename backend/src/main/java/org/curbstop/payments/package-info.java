/** Takes money once and can always say what became of it: payments, saved cards, refunds, disputes, receipts, what staff must review. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "utility", "billing", "audit"})
package org.curbstop.payments;
