/**
 * Card payments, taken once and always accounted for: payment requests, payments and their states, refunds, disputes, saved cards,
 * receipts, reviews by staff.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "utility", "billing", "audit"})
@org.jspecify.annotations.NullMarked
package org.curbstop.payments;
