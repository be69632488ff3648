package org.curbstop.accounts.verification;

import java.time.Instant;

/** Result of requesting a one-time code. */
public sealed interface OtpRequestResult {

    /** A code is on its way to a contact on file, if the claim is correct. The answer is the same if it is not. */
    record Requested() implements OtpRequestResult {}

    record TooManyRequests(Instant until) implements OtpRequestResult {}

    /** Too many codes were sent to phones from this origin; the next one can only go by email. */
    record TooManyTexts(Instant until) implements OtpRequestResult {}

    /** The challenge has expired or was used up; start another one. */
    record Expired() implements OtpRequestResult {}
}
