package org.curbstop.accounts;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.springframework.stereotype.Component;

/** Finds accounts, people and places. What it answers may be told only to somebody who has proved enough. */
@Component
public final class Accounts {

    Accounts() {}

    public Optional<Account> find(AccountId id) {
        throw new UnsupportedOperationException();
    }

    /**
     * The account as {@code who} may see it, with the look put on record; empty when it is not theirs to see, the same as when
     * there is none.
     */
    public Optional<Account> show(AccountId id, Asker who) {
        throw new UnsupportedOperationException();
    }

    /** What somebody typed or said, if it can be an account number of this utility or of its former system. */
    public Optional<AccountNumber> read(String typed) {
        throw new UnsupportedOperationException();
    }

    /** By today's number, or else by one from before a migration, if that names one account only. */
    public Optional<Account> byNumber(AccountNumber number) {
        throw new UnsupportedOperationException();
    }

    /** All accounts that this person holds or may see as a delegate, by number. */
    public List<Account> of(PersonId person) {
        throw new UnsupportedOperationException();
    }

    /** Accounts at a place, open ones first. */
    public List<Account> at(PremiseId premise) {
        throw new UnsupportedOperationException();
    }

    public Optional<Person> person(PersonId id) {
        throw new UnsupportedOperationException();
    }

    /** Everybody with this number on file; a number that calls or texts proves nothing by itself. */
    public List<Person> byPhone(PhoneNumber phone) {
        throw new UnsupportedOperationException();
    }

    public Optional<Premise> premise(PremiseId id) {
        throw new UnsupportedOperationException();
    }

    public Optional<Premise> premiseAt(Address address) {
        throw new UnsupportedOperationException();
    }

    /** Places whose address begins as typed: a house number and at least two letters of the street. */
    public List<Premise> suggest(String typed, int limit) {
        throw new UnsupportedOperationException();
    }

    /** For staff: by number, phone, address or a word of the name; at most 50. The look is put on record. */
    public List<Account> search(String text, Asker staff) {
        throw new UnsupportedOperationException();
    }

    /** False: that id is there already. */
    public boolean add(Person person) {
        throw new UnsupportedOperationException();
    }

    /** False: that id or that address is there already. */
    public boolean add(Premise premise) {
        throw new UnsupportedOperationException();
    }

    /** False: that id or that number is there already. */
    public boolean add(Account account) {
        throw new UnsupportedOperationException();
    }
}
