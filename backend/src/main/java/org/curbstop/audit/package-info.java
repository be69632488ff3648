/** The audit trail: who accessed or did what, append-only and hash-chained. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "store :: files"})
package org.curbstop.audit;
