package org.curbstop.notices;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;

/** Checks whether a message was ours, by the VERIFY code in each. */
public interface MessageVerification {

    /**
     * What we sent under a code.
     *
     * @param about in words of the language asked for
     * @param to enough of the address for its owner: ends in 01
     */
    record VerifiedMessage(String about, Instant at, String to) {}

    /** For somebody who texts from the very number: only what went there. */
    Optional<VerifiedMessage> findSentTo(PhoneNumber phone, String code, Language language);

    /** For anybody who asks by page; discloses no more than what it was about, when, and the end of the address. */
    Optional<VerifiedMessage> findSent(String code, Language language);
}
