/** What people send in as proof: photos and documents, judged by their content, kept for a time, and shown only to whom they concern. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"common", "store", "audit", "accounts", "utility"})
package org.curbstop.papers;
