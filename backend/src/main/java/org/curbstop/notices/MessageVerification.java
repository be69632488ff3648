package org.curbstop.notices;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;

/** Checks by the VERIFY code in a message whether we sent it. */
public interface MessageVerification {

    /**
     * A message that we sent with a given code.
     *
     * @param about subject, in the requested language
     * @param to the part of the address that its owner recognizes, such as an ending of 01
     */
    record VerifiedMessage(String about, Instant at, String to) {}

    /** Finds a message by code among those sent to this number, for somebody who texts from it. */
    Optional<VerifiedMessage> findSentTo(PhoneNumber phone, String code, Language language);

    /** Finds a message by code for anybody who asks on a page; discloses only its subject, time and the end of the address. */
    Optional<VerifiedMessage> findSent(String code, Language language);
}
