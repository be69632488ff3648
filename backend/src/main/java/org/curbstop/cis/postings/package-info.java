/** What happened here and the billing system has to hear: numbered once, exported until it is acknowledged. */
@org.springframework.modulith.NamedInterface("postings")
package org.curbstop.cis.postings;
