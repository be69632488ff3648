/** The audit trail: who accessed or did what, append-only and hash-chained. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "store :: files"})
@org.jspecify.annotations.NullMarked
package org.curbstop.audit;
