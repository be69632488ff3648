/**
 * What people send in as proof: photos and documents, inspected by their content, kept for a time, and shown only to those they concern.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "audit", "accounts", "utility"})
package org.curbstop.documents;
