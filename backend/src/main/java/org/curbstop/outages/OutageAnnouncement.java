package org.curbstop.outages;

import java.util.Optional;

/**
 * What customers would be sent if an action were taken now.
 *
 * @param recipients number of reports with a number to notify
 * @param etr estimate to announce
 */
public record OutageAnnouncement(Kind kind, Outage outage, Optional<Etr> etr, int recipients) {

    public enum Kind { KNOWN, ETR, RESTORED, STILL_OUT }
}
