/** Tells other systems of the utility what happened here: postings, by signed HTTP requests to addresses of the operator. */
@org.springframework.modulith.NamedInterface("webhooks")
package org.curbstop.cis.webhooks;
