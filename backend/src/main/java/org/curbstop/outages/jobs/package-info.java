/** What runs by itself: closes outages that stayed quiet and deletes unplaced reports and spool files when their time is over. */
package org.curbstop.outages.jobs;
