/** Assistance as a customer sees it: matching programs, sending a referral or an application, and its result. */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.assistance;
