package org.curbstop.accounts;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.accounts.Attempts.Try;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.curbstop.common.PersonId;
import org.curbstop.common.PostalCode;
import org.springframework.stereotype.Component;

/**
 * Account number and ZIP code, for somebody who wants to pay a bill without saying who they are. It proves nothing: the answer
 * opens no fact about the account, only the door to pay into it.
 */
@Component
public final class GuestMatch {

    private final Register register;
    private final Attempts attempts;
    private final LockOuts lockOuts;
    private final Audit audit;

    GuestMatch(Register register, Attempts attempts, LockOuts lockOuts, Audit audit) {
        this.register = register;
        this.attempts = attempts;
        this.lockOuts = lockOuts;
        this.audit = audit;
    }

    /**
     * The ZIP code of the service address or of the address that the bill is mailed to. Tries from one place never stop the tries from
     * another: whoever guesses at an account must not keep its owner from paying. A number that many places guess at raises an alarm.
     */
    public GuestAnswer match(AccountNumber number, PostalCode zip, Asker asker) {
        IdentityLimits limits = attempts.limits();
        String from = Attempts.network(asker.origin());
        Try ofOrigin = attempts.take(limits.guestsPerOrigin(), from);
        Try ofNumberFromThere = attempts.take(limits.guestsPerNumber(), number.value() + "|" + from);
        Try ofNumber = attempts.take(limits.guestsPerNumber(), number.value());
        Optional<Instant> locked = Try.locked(ofOrigin, ofNumberFromThere);
        if (locked.isPresent()) {
            return new GuestAnswer.LockedOut(locked.get());
        }
        Optional<Account> account = register.byNumber(number);
        Optional<Person> holder = register.person(account.map(Account::holder).orElseGet(PersonId::mint)); // asked in any case
        boolean matches = account.filter(a -> a.premise().address().zip().equals(zip)).isPresent()
                | holder.flatMap(Person::mailing).filter(mail -> mail.zip().equals(zip)).isPresent();
        audit.record(asker, matches ? "guest-matched" : "guest-refused", account.map(Account::id));
        if (!matches) {
            if (ofNumber.isLast()) {
                lockOuts.alarm(GuessingAlarm.Kind.ONE_NUMBER_AS_GUEST, number.value());
            }
            if (ofOrigin.isLast()) {
                lockOuts.alarm(GuessingAlarm.Kind.ONE_ORIGIN_OVER_ACCOUNTS, from);
            }
            return new GuestAnswer.NoMatch();
        }
        attempts.giveBack(limits.guestsPerOrigin(), from);
        attempts.giveBack(limits.guestsPerNumber(), number.value() + "|" + from);
        attempts.giveBack(limits.guestsPerNumber(), number.value());
        return new GuestAnswer.Matched(account.orElseThrow().id());
    }
}
