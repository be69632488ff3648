package org.curbstop.accounts;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.accounts.Register.HeldAccount;
import org.curbstop.accounts.Register.HeldPerson;
import org.curbstop.accounts.Register.HeldPremise;
import org.curbstop.audit.Audit;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Finds accounts, people and places. What it answers may be told only to somebody who has proved enough. */
@Component
public final class Accounts {

    private static final int MOST_FOUND = 50;
    private static final Comparator<Account> OPEN_ONES_FIRST =
            Comparator.comparing((Account a) -> a.closed().isPresent()).thenComparing(Account::number);

    private final Register register;
    private final Utility utility;
    private final Audit audit;

    Accounts(Register register, Utility utility, Audit audit) {
        this.register = register;
        this.utility = utility;
        this.audit = audit;
    }

    public Optional<Account> find(AccountId id) {
        return register.account(id);
    }

    /**
     * The account as {@code who} may see it, with the look put on record; empty when it is not theirs to see, the same as when
     * there is none.
     */
    public Optional<Account> show(AccountId id, Asker who) {
        Optional<Account> account = register.account(id);
        boolean may = account.filter(a -> isOpenTo(a, who)).isPresent();
        audit.record(who, may ? "account-seen" : "account-refused", account.map(Account::id));
        return may ? account : Optional.empty();
    }

    private static boolean isOpenTo(Account account, Asker who) {
        return who.isInside() || who.person().filter(account::isOpenTo).isPresent();
    }

    /** What somebody typed or said, if it can be an account number of this utility or of its former system. */
    public Optional<AccountNumber> read(String typed) {
        String bare = typed.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s.\\-]", "");
        return utility.accountNumbers().read(typed).map(AccountNumber::new)
                .or(() -> bare.matches("[0-9A-Z]{3,20}") && bare.chars().anyMatch(c -> c >= '0' && c <= '9')
                        ? Optional.of(new AccountNumber(bare))
                        : Optional.empty());
    }

    /** By today's number, or else by one from before a migration, if that names one account only. */
    public Optional<Account> byNumber(AccountNumber number) {
        return register.byNumber(number);
    }

    /** All accounts that this person holds or may see as a delegate, open ones first. */
    public List<Account> of(PersonId person) {
        return register.accountsOf(person).stream().filter(a -> a.isOpenTo(person)).sorted(OPEN_ONES_FIRST).toList();
    }

    /** All accounts that this person has anything to do with: what is of {@link #of}, and where they live as a tenant or are told of a shut-off. */
    public List<Account> touching(PersonId person) {
        return register.accountsOf(person).stream().sorted(OPEN_ONES_FIRST).toList();
    }

    /** Accounts at a place, open ones first. */
    public List<Account> at(PremiseId premise) {
        return register.accountsAt(List.of(premise)).stream().sorted(OPEN_ONES_FIRST).toList();
    }

    public Optional<Person> person(PersonId id) {
        return register.person(id);
    }

    /** Everybody with this number on file; a number that calls or texts proves nothing by itself. */
    public List<Person> byPhone(PhoneNumber phone) {
        return register.byPhone(phone);
    }

    public Optional<Premise> premise(PremiseId id) {
        return register.premise(id);
    }

    public Optional<Premise> premiseAt(Address address) {
        return register.premiseAt(address);
    }

    /** Places whose address begins as typed: a house number and at least two letters of the street; none before that. */
    public List<Premise> suggest(String typed, int limit) {
        return register.beginning(typed, limit);
    }

    /** The place that somebody names in a sentence of their own, with or without unit, town, state and ZIP code. */
    public Optional<PlaceNamed> placeNamed(String words) {
        return AddressMatcher.match(words, register::numbered);
    }

    /**
     * Addresses spelled nearly like one that is not there, to ask whether one of them was meant: at most three, none where {@link #placeNamed} knows
     * the place. Streets and house numbers are no secret; that somebody is a customer, and units that were not named, are never said.
     */
    public List<String> placesNear(String words) {
        return placeNamed(words).isPresent() ? List.of() : NearAddresses.of(words, register::inBuckets);
    }

    /** Whether a place is a post office box and nothing else: the street has to be asked for. */
    public boolean isOnlyABox(String words) {
        return AddressMatcher.isPostOfficeBox(words) && placeNamed(words).isEmpty();
    }

    /** For staff: by number, phone, address or words of the name; at most 50. The search is put on record, and each account found. */
    public List<Account> search(String text, Asker staff) {
        if (staff.staff().isEmpty()) {
            throw new IllegalArgumentException("only staff search");
        }
        List<Account> found = found(text).stream().sorted(OPEN_ONES_FIRST).limit(MOST_FOUND).toList();
        audit.record(staff, "accounts-searched", Optional.empty());
        audit.record(staff, "account-found", found.stream().map(Account::id).toList());
        return found;
    }

    private List<Account> found(String text) {
        Optional<Account> numbered = read(text).flatMap(register::byNumber);
        if (numbered.isPresent()) {
            return List.of(numbered.get());
        }
        List<Premise> places = register.beginning(text, MOST_FOUND);
        if (!places.isEmpty()) {
            return register.accountsAt(places.stream().map(Premise::id).toList());
        }
        List<Person> people = PhoneNumber.read(text).map(register::byPhone).filter(p -> !p.isEmpty()).orElseGet(() -> register.byName(text));
        return people.isEmpty() ? List.of() : register.accountsOfAny(people.stream().map(Person::id).toList());
    }

    /** False: that id is there already. */
    public boolean add(Person person) {
        return register.people.insert(HeldPerson.of(person, Optional.empty(), List.of()));
    }

    /** False: that id or that address is there already. */
    public boolean add(Premise premise) {
        return register.premises.insert(HeldPremise.of(premise));
    }

    /** False: that id or that number is there already. */
    public boolean add(Account account) {
        return register.accounts.insert(HeldAccount.of(account, Optional.empty()));
    }
}
