/** Assistance as a customer sees it: matching programs, sending a referral or an application, and its result. */
package org.curbstop.web.assistance;
