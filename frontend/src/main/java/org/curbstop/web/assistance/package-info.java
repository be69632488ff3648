/** Help with paying as a customer sees it: which programs fit, sending a referral or an application, and what becomes of it. */
package org.curbstop.web.assistance;
