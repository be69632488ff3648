package org.curbstop.outages.oms;

import org.curbstop.outages.OutageId;

/**
 * Which outage of ours follows one of theirs.
 *
 * @param id theirs
 * @param digest of what they said last
 */
record FollowedOutage(String id, long version, OutageId outage, String digest) {}
