package org.curbstop.accounts.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.lockout.AttemptLimiter;
import org.curbstop.accounts.lockout.AttemptLimiter.AttemptResult;
import org.curbstop.accounts.lockout.GuessingAlarm;
import org.curbstop.accounts.lockout.IdentityProperties;
import org.curbstop.accounts.lockout.IdentityProperties.AttemptLimit;
import org.curbstop.accounts.lockout.LockOuts;
import org.curbstop.accounts.lookup.AccountRepository;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.PersonId;
import org.curbstop.common.PostalCode;
import org.springframework.stereotype.Component;

/**
 * Finds an account by number and ZIP code for a guest who wants to pay a bill without identifying themselves. This proves nothing: the
 * result discloses nothing about the account and only allows a payment to it.
 */
@Component
public final class GuestAccountLookup {

    private final AccountRepository repository;
    private final AttemptLimiter attempts;
    private final LockOuts lockOuts;
    private final AuditTrail audit;

    public GuestAccountLookup(AccountRepository repository, AttemptLimiter attempts, LockOuts lockOuts, AuditTrail audit) {
        this.repository = repository;
        this.attempts = attempts;
        this.lockOuts = lockOuts;
        this.audit = audit;
    }

    /**
     * What a guest reads from the bill.
     *
     * @param amount tests whether an account's bill has the amount that the guest named; empty if the amount was not asked for
     */
    public record Bill(AccountNumber number, PostalCode zip, Optional<Predicate<AccountId>> amount) {}

    /**
     * Finds the account if the ZIP code is that of the service address or the mailing address. Correct pairs never count as attempts. Wrong
     * ones count in the conversation, which alone is paused; beyond that they count for the origin, which many people may share: others
     * there are not refused, but are asked for the amount of the bill as well. Guesses at one number from many origins raise an alarm.
     *
     * @param conversation key of the conversation in which the lookup is made
     */
    public GuestLookupResult find(Bill bill, Actor actor, String conversation) {
        IdentityProperties limits = attempts.limits();
        String from = AttemptLimiter.network(actor.origin());
        LimitedAttempt inConversation = new LimitedAttempt(limits.guestsPerConversation(), conversation);
        LimitedAttempt ofNumber = new LimitedAttempt(limits.guestsPerNumber(), bill.number().value());
        List<LimitedAttempt> ofPlace = bill.amount().isPresent()
                ? List.of(new LimitedAttempt(limits.amountsPerOrigin(), from),
                        new LimitedAttempt(limits.amountsPerPair(), bill.number().value() + "|" + bill.zip().value()))
                : List.of(new LimitedAttempt(limits.guestsPerOrigin(), from),
                        new LimitedAttempt(limits.guestsPerNumber(), bill.number().value() + "|" + from));
        AttemptResult conversing = take(inConversation);
        if (conversing instanceof AttemptResult.Locked locked) {
            return new GuestLookupResult.LockedOut(locked.until());
        }
        List<AttemptResult> placed = ofPlace.stream().map(this::take).toList();
        Optional<Instant> locked = AttemptResult.longestLock(placed.toArray(AttemptResult[]::new));
        if (locked.isPresent()) {
            giveBack(inConversation);
            return bill.amount().isPresent() ? new GuestLookupResult.LockedOut(locked.get()) : new GuestLookupResult.AmountWanted();
        }
        AttemptResult numbered = take(ofNumber);
        Optional<Account> account = repository.findByNumber(bill.number());
        boolean matches = matches(bill, account);
        audit.record(actor, matches ? "guest-matched" : "guest-refused", account.map(Account::id));
        if (!matches) {
            if (numbered.isLast()) {
                lockOuts.raiseAlarm(GuessingAlarm.Kind.ONE_NUMBER_AS_GUEST, bill.number().value());
            }
            if (placed.getFirst().isLast()) {
                lockOuts.raiseAlarm(GuessingAlarm.Kind.ONE_ORIGIN_OVER_ACCOUNTS, from);
            }
            return new GuestLookupResult.NoMatch();
        }
        Stream.concat(Stream.of(inConversation, ofNumber), ofPlace.stream()).forEach(this::giveBack);
        return new GuestLookupResult.Matched(account.orElseThrow().id());
    }

    /** Runs the same queries whichever part matches. */
    private boolean matches(Bill bill, Optional<Account> account) {
        Optional<Person> holder = repository.findPerson(account.map(Account::holder).orElseGet(PersonId::create));
        boolean zip = account.filter(a -> a.premise().address().zip().equals(bill.zip())).isPresent()
                | holder.flatMap(Person::mailing).filter(mail -> mail.zip().equals(bill.zip())).isPresent();
        boolean amount = bill.amount().map(is -> is.test(account.map(Account::id).orElseGet(AccountId::create))).orElse(true);
        return zip & amount;
    }

    private record LimitedAttempt(AttemptLimit limit, String who) {}

    private AttemptResult take(LimitedAttempt attempt) {
        return attempts.tryAcquire(attempt.limit(), attempt.who());
    }

    private void giveBack(LimitedAttempt attempt) {
        attempts.release(attempt.limit(), attempt.who());
    }
}
