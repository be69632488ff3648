package org.curbstop.outages.events;

import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.outages.OutageReportId;

/**
 * Somebody who is to be notified.
 *
 * @param report what they reported; with the event's own key it makes a notice one and the same
 * @param place the reporter's own place as they know it, if they said one
 * @param channel how they reported; empty: not known
 */
public record OutageRecipient(OutageReportId report, PhoneNumber phone, Language language, Optional<String> place,
        Optional<Channel> channel) {}
