package org.curbstop.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final Audit audit;

    GuestMatch(Register register, Attempts attempts, Audit audit) {
        this.register = register;
        this.attempts = attempts;
        this.audit = audit;
    }

    /** The ZIP code of the service address or of the address that the bill is mailed to. */
    public GuestAnswer match(AccountNumber number, PostalCode zip, Asker asker) {
        Try ofOrigin = attempts.take(attempts.limits().guestsPerOrigin(), asker.origin());
        Try ofNumber = attempts.take(attempts.limits().guestsPerNumber(), number.value());
        Optional<Instant> locked = Stream.of(ofOrigin, ofNumber)
                .filter(Try.Locked.class::isInstance)
                .map(t -> ((Try.Locked) t).until())
                .max(Instant::compareTo);
        if (locked.isPresent()) {
            return new GuestAnswer.LockedOut(locked.get());
        }
        Optional<Account> account = register.byNumber(number);
        Optional<Person> holder = register.person(account.map(Account::holder).orElseGet(PersonId::mint)); // asked in any case
        boolean matches = account.filter(a -> a.premise().address().zip().equals(zip)).isPresent()
                | holder.flatMap(Person::mailing).filter(mail -> mail.zip().equals(zip)).isPresent();
        audit.record(asker, matches ? "guest-matched" : "guest-refused", account.map(Account::id));
        if (!matches) {
            return new GuestAnswer.NoMatch();
        }
        attempts.giveBack(attempts.limits().guestsPerOrigin(), asker.origin());
        attempts.giveBack(attempts.limits().guestsPerNumber(), number.value());
        return new GuestAnswer.Matched(account.orElseThrow().id());
    }
}
