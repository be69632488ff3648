package org.curbstop.outages.oms;

import org.curbstop.outages.OutageId;

/**
 * Maps an outage of the outage management system to the outage of ours that follows it.
 *
 * @param id id there
 * @param digest digest of its last message
 */
record FollowedOutage(String id, long version, OutageId outage, String digest) {}
