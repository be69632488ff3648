/** Webhooks: reports postings to other systems of the utility, by signed HTTP requests to addresses set by the operator. */
@org.springframework.modulith.NamedInterface("webhooks")
@org.jspecify.annotations.NullMarked
package org.curbstop.cis.webhooks;
