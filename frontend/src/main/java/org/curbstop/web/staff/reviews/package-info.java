/** Other work for staff: payment reviews, assistance applications, lock-outs, failed deliveries, and files of the billing system. */
package org.curbstop.web.staff.reviews;
