/**
 * Scheduled jobs: close restored outages, correct household counts, apply the storm mode rule, and delete unplaced reports and spool files
 * after their retention period.
 */
@org.jspecify.annotations.NullMarked
package org.curbstop.outages.jobs;
