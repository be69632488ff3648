package org.curbstop.accounts;

import java.time.Instant;

/** What is said to somebody who asked for a code. */
public sealed interface CodeSending {

    /** If the claim is right, a code is on its way to a contact on file. The same is said when it is not. */
    record Asked() implements CodeSending {}

    record TooMany(Instant until) implements CodeSending {}

    /** So many were sent to phones from there that the next goes by mail only. */
    record TooManyTexts(Instant until) implements CodeSending {}

    /** The challenge ran out of time or was used up: begin another. */
    record Expired() implements CodeSending {}
}
