package org.curbstop.accounts.lockout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often somebody may try, and how long what they were given serves. Settings {@code curbstop.identity.*}: a number of tries, and
 * the pause that follows the last of them as a duration such as {@code 30m}.
 *
 * @param claimTries wrong PINs at one claim (this account number, this phone, this address) from one place
 * @param personTries wrong PINs about one person, by whatever claims; beyond it a right PIN is refused like a wrong one. Tries from the
 *     person's own line count apart from all others
 * @param originTries from one IP address or calling number
 * @param pinTries one and the same wrong PIN, over all accounts; beyond it that PIN is refused, except from the person's own line
 * @param allTries wrong PINs over all accounts; beyond it PINs are refused, except from the person's own line
 * @param codes one-time codes for one claim from one place
 * @param personCodes one-time codes to one person, of each kind of contact, by whatever claims and from wherever
 * @param codeTries wrong answers to one challenge by code
 * @param placeMails one-time codes by e-mail that are asked for from one IP address or calling number
 * @param guestTries wrong pairs of account number and ZIP code in one conversation, and for one account number from one place
 * @param guestAmountTries wrong answers from one place with the amount of the bill beside the pair
 * @param challengeLife how long a challenge can be answered
 * @param codeLife how long a one-time code serves
 * @param proofLife how long a proof can be used to link a login
 * @param ownLine whether a call or text from a phone on file has tries of its own
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

    /** So many tries, then a pause; each kind counts by itself. */
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

    /** Texts and calls cost money and ring a phone; mail does neither, so a place that has used up the former still has the latter. */
    public AttemptLimit mailsPerOrigin() {
        return new AttemptLimit("mails-from", placeMails, originPause);
    }

    public AttemptLimit guestsPerConversation() {
        return new AttemptLimit("guest-in", guestTries, guestPause);
    }

    public AttemptLimit amountsPerOrigin() {
        return new AttemptLimit("guest-amount-from", guestAmountTries, originPause);
    }

    /** Of one pair, right or wrong: who knows the pair must not find out the amount. */
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
