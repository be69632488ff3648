/** Referrals of a household to an agency with its consent: sending, what the agency does, documents, and the pledges it pays. */
@org.springframework.modulith.NamedInterface("referrals")
package org.curbstop.assistance.referrals;
