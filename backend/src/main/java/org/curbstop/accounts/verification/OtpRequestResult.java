package org.curbstop.accounts.verification;

import java.time.Instant;

/** What is said to somebody who asked for a code. */
public sealed interface OtpRequestResult {

    /** If the claim is right, a code is on its way to a contact on file. The same is said when it is not. */
    record Requested() implements OtpRequestResult {}

    record TooManyRequests(Instant until) implements OtpRequestResult {}

    /** So many were sent to phones from there that the next goes by mail only. */
    record TooManyTexts(Instant until) implements OtpRequestResult {}

    /** The challenge ran out of time or was used up: begin another. */
    record Expired() implements OtpRequestResult {}
}
