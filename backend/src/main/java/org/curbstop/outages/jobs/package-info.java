/**
 * Scheduled jobs: close restored outages, correct household counts, apply the storm mode rule, and delete unplaced reports and spool files
 * after their retention period.
 */
package org.curbstop.outages.jobs;
