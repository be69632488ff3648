package org.curbstop.assistance;

import java.time.Instant;
import org.curbstop.common.Channel;
import org.curbstop.common.Invalid;
import org.curbstop.common.Language;

/**
 * That somebody let us tell an agency about them: by which words, when, on which channel and in which language.
 *
 * @param text which version of the words they said yes to
 */
public record Consent(String text, Instant at, Channel channel, Language language) {

    /** The version of the words {@code consent} in the messages of this capability: a change of meaning is a new one. */
    public static final String TEXT = "referral-2026-11";

    public Consent {
        if (text.isBlank()) {
            throw new Invalid("invalid.consent", "the version of the words");
        }
    }
}
