package org.curbstop.outages;

import java.util.Optional;

/**
 * What customers would be sent if an action were taken now.
 *
 * @param recipients how many reports have a number that is notified
 * @param etr what is said of the time
 */
public record OutageAnnouncement(Kind kind, Outage outage, Optional<Etr> etr, int recipients) {

    public enum Kind { KNOWN, ETR, RESTORED, STILL_OUT }
}
