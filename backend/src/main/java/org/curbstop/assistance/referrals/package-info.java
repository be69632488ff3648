/** Referrals of households to agencies with consent: sending, processing by the agency, documents, and pledges. */
@org.springframework.modulith.NamedInterface("referrals")
@org.jspecify.annotations.NullMarked
package org.curbstop.assistance.referrals;
