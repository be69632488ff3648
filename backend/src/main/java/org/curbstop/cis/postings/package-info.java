/** Postings: events to report to the billing system, each numbered once and exported until it is acknowledged. */
@org.springframework.modulith.NamedInterface("postings")
@org.jspecify.annotations.NullMarked
package org.curbstop.cis.postings;
