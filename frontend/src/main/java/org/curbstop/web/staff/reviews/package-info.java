/** Other work for staff: payment reviews, assistance applications, lock-outs, and failed deliveries. */
package org.curbstop.web.staff.reviews;
