package org.curbstop.outages;

import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;

/**
 * Somebody who is to be told.
 *
 * @param report what they reported; with the event's own key it makes a notice one and the same
 * @param place the reporter's own place as they know it, if they said one
 */
public record Recipient(ReportId report, PhoneNumber phone, Language language, Optional<String> place) {}
