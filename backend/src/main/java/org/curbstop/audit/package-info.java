/** Who saw or did what, append-only and hash-chained. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store"})
package org.curbstop.audit;
