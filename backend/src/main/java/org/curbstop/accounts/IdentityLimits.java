package org.curbstop.accounts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often somebody may try, and how long what they were given serves. Settings {@code curbstop.identity.*}: a number of tries, and
 * the pause that follows the last of them as a duration such as {@code 30m}.
 *
 * @param claimTries at one claim (this account number, this phone, this address), whoever makes them
 * @param personTries wrong answers about one person, by whatever claims; beyond it a right answer is refused like a wrong one
 * @param originTries from one IP address or calling number
 * @param codes one-time codes for one claim, and to one person by whatever claims
 * @param guestTries account number and ZIP code, per account number
 * @param challengeLife how long a challenge can be answered
 * @param codeLife how long a one-time code serves
 * @param proofLife how long a proof can be used to link a login
 */
@ConfigurationProperties("curbstop.identity")
record IdentityLimits(
        @DefaultValue("5") int claimTries,
        @DefaultValue("30m") Duration claimPause,
        @DefaultValue("10") int personTries,
        @DefaultValue("24h") Duration personPause,
        @DefaultValue("20") int originTries,
        @DefaultValue("1h") Duration originPause,
        @DefaultValue("5") int codes,
        @DefaultValue("1h") Duration codesPause,
        @DefaultValue("10") int guestTries,
        @DefaultValue("1h") Duration guestPause,
        @DefaultValue("20m") Duration challengeLife,
        @DefaultValue("10m") Duration codeLife,
        @DefaultValue("15m") Duration proofLife) {

    /** So many tries, then a pause; each kind counts by itself. */
    record Limit(String kind, int tries, Duration pause) {}

    Limit perClaim() {
        return new Limit("claim", claimTries, claimPause);
    }

    Limit perPerson() {
        return new Limit("person", personTries, personPause);
    }

    Limit perOrigin() {
        return new Limit("origin", originTries, originPause);
    }

    Limit codesPerClaim() {
        return new Limit("codes", codes, codesPause);
    }

    Limit codesPerPerson() {
        return new Limit("codes-to", codes, codesPause);
    }

    Limit codesPerOrigin() {
        return new Limit("codes-from", originTries, originPause);
    }

    Limit guestsPerNumber() {
        return new Limit("guest", guestTries, guestPause);
    }

    Limit guestsPerOrigin() {
        return new Limit("guest-from", originTries, originPause);
    }
}
