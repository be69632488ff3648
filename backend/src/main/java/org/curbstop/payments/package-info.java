/** Takes money once and can always say what became of it: payments, saved cards, refunds, receipts, the daily close. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "utility", "billing"})
package org.curbstop.payments;
