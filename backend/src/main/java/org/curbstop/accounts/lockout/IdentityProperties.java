package org.curbstop.accounts.lockout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties {@code curbstop.identity.*}: limits on attempts, and how long challenges, codes and proofs are valid. Each limit is a number
 * of attempts; the pause after the last one is a duration such as {@code 30m}.
 *
 * @param claimTries wrong PINs for one claim (an account number, phone or address) from one origin
 * @param personTries wrong PINs about one person, over all claims; beyond it a correct PIN is refused like a wrong one. Attempts from the
 *     person's own line are counted separately
 * @param originTries attempts from one IP address or calling number
 * @param pinTries uses of the same wrong PIN over all accounts; beyond it that PIN is refused, except from the person's own line
 * @param allTries wrong PINs over all accounts; beyond it PINs are refused, except from the person's own line
 * @param codes one-time codes for one claim from one origin
 * @param personCodes one-time codes to one person for each kind of contact, over all claims and origins
 * @param codeTries wrong codes for one challenge
 * @param placeMails one-time codes by email requested from one IP address or calling number
 * @param guestTries wrong pairs of account number and ZIP code in one conversation, and for one account number from one origin
 * @param guestAmountTries wrong answers from one origin that include the amount of the bill
 * @param challengeLife how long a challenge can be answered
 * @param codeLife how long a one-time code is valid
 * @param proofLife how long a proof can be used to link a login
 * @param ownLine whether a call or text from a phone on file has its own attempts
 */
@ConfigurationProperties("curbstop.identity")
public record IdentityProperties(
        @DefaultValue("5") int claimTries,
        @DefaultValue("30m") Duration claimPause,
        @DefaultValue("10") int personTries,
        @DefaultValue("24h") Duration personPause,
        @DefaultValue("20") int originTries,
        @DefaultValue("1h") Duration originPause,
        @DefaultValue("50") int pinTries,
        @DefaultValue("1000") int allTries,
        @DefaultValue("1h") Duration allPause,
        @DefaultValue("3") int codes,
        @DefaultValue("6") int personCodes,
        @DefaultValue("1h") Duration codesPause,
        @DefaultValue("5") int codeTries,
        @DefaultValue("200") int placeMails,
        @DefaultValue("10") int guestTries,
        @DefaultValue("200") int guestAmountTries,
        @DefaultValue("1h") Duration guestPause,
        @DefaultValue("20m") Duration challengeLife,
        @DefaultValue("10m") Duration codeLife,
        @DefaultValue("15m") Duration proofLife,
        @DefaultValue("true") boolean ownLine) {

    /** A number of attempts followed by a pause. Each kind is counted separately. */
    public record AttemptLimit(String kind, int tries, Duration pause) {}

    public AttemptLimit perClaim() {
        return new AttemptLimit("claim", claimTries, claimPause);
    }

    public AttemptLimit perPerson() {
        return new AttemptLimit("person", personTries, personPause);
    }

    public AttemptLimit perOrigin() {
        return new AttemptLimit("origin", originTries, originPause);
    }

    public AttemptLimit perPin() {
        return new AttemptLimit("pin", pinTries, allPause);
    }

    public AttemptLimit overAllAccounts() {
        return new AttemptLimit("all", allTries, allPause);
    }

    public AttemptLimit perChallenge() {
        return new AttemptLimit("challenge", codeTries, challengeLife);
    }

    public AttemptLimit codesPerClaim() {
        return new AttemptLimit("codes", codes, codesPause);
    }

    public AttemptLimit codesPerPerson() {
        return new AttemptLimit("codes-to", personCodes, codesPause);
    }

    public AttemptLimit codesPerOrigin() {
        return new AttemptLimit("codes-from", originTries, originPause);
    }

    /** Separate from texts and calls, which cost money and ring a phone: an origin that has used up those can still request email. */
    public AttemptLimit mailsPerOrigin() {
        return new AttemptLimit("mails-from", placeMails, originPause);
    }

    public AttemptLimit guestsPerConversation() {
        return new AttemptLimit("guest-in", guestTries, guestPause);
    }

    public AttemptLimit amountsPerOrigin() {
        return new AttemptLimit("guest-amount-from", guestAmountTries, originPause);
    }

    /** Counts correct answers too: whoever knows number and ZIP code must not be able to guess the amount. */
    public AttemptLimit amountsPerPair() {
        return new AttemptLimit("guest-amount", guestTries, guestPause);
    }

    public AttemptLimit guestsPerNumber() {
        return new AttemptLimit("guest", guestTries, guestPause);
    }

    public AttemptLimit guestsPerOrigin() {
        return new AttemptLimit("guest-from", originTries, originPause);
    }

    public AttemptLimit referencesPerPhone() {
        return new AttemptLimit("reference-for", originTries, originPause);
    }
}
