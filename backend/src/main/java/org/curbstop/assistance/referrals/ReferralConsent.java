package org.curbstop.assistance.referrals;

import java.time.Instant;
import org.curbstop.common.Channel;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Language;

/**
 * A customer's consent to share their data with an agency: which text, when, on which channel and in which language.
 *
 * @param text version of the text that they agreed to
 */
public record ReferralConsent(String text, Instant at, Channel channel, Language language) {

    /** Version of the message {@code consent} of this capability. A change of its meaning needs a new version. */
    public static final String TEXT_VERSION = "referral-2026-11";

    public ReferralConsent {
        if (text.isBlank()) {
            throw new InvalidValueException("invalid.consent", "the version of the words");
        }
    }
}
