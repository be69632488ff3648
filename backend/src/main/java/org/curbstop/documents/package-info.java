/**
 * Documents that people send as evidence: photos and PDFs, inspected by content, kept for a period, and shown only to those they concern.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "audit", "accounts", "utility"})
@org.jspecify.annotations.NullMarked
package org.curbstop.documents;
