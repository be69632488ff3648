/**
 * Other work for staff: payment reviews, assistance applications, lock-outs, failed deliveries, postings and files of the billing system,
 * and phrases that were not understood.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.web.staff.reviews;
