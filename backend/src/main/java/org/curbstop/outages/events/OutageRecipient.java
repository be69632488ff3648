package org.curbstop.outages.events;

import java.util.Optional;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.outages.OutageReportId;

/**
 * A person to notify.
 *
 * @param report their report; with the event's own key it identifies a notice
 * @param place place as the reporter knows it, if they named one
 * @param channel channel of the report; empty: not known
 */
public record OutageRecipient(OutageReportId report, PhoneNumber phone, Language language, Optional<String> place,
        Optional<Channel> channel) {}
