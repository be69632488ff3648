/** What else waits for staff: payment reviews, assistance applications, lock-outs, and deliveries that failed. */
package org.curbstop.web.staff.reviews;
