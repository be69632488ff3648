package org.curbstop.accounts;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.curbstop.accounts.lookup.AccountRepository;
import org.curbstop.accounts.lookup.AccountRepository.StoredAccount;
import org.curbstop.accounts.lookup.AccountRepository.StoredPerson;
import org.curbstop.accounts.lookup.AccountRepository.StoredPremise;
import org.curbstop.accounts.lookup.AddressMatcher;
import org.curbstop.accounts.lookup.AreaFinder;
import org.curbstop.accounts.lookup.SimilarAddressFinder;
import org.curbstop.accounts.lookup.SimilarAreaFinder;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.utility.Landmarks.Landmark;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Finds accounts, people and premises. Callers must not disclose the results before the customer's identity is sufficiently verified. */
@Component
public final class Accounts {

    /** Maximum number of accounts that a search returns. */
    public static final int MAX_FOUND = 50;
    private static final Comparator<Account> OPEN_ONES_FIRST =
            Comparator.comparing((Account a) -> a.closed().isPresent()).thenComparing(Account::number);

    private final AccountRepository repository;
    private final Utility utility;
    private final AuditTrail audit;

    Accounts(AccountRepository repository, Utility utility, AuditTrail audit) {
        this.repository = repository;
        this.utility = utility;
        this.audit = audit;
    }

    public Optional<Account> find(AccountId id) {
        return repository.findAccount(id);
    }

    /**
     * Returns the account if {@code actor} may see it, and audits the access. Returns the same empty result for an account that is not
     * visible and for one that does not exist.
     */
    public Optional<Account> findVisible(AccountId id, Actor actor) {
        Optional<Account> account = repository.findAccount(id);
        boolean may = account.filter(a -> isVisibleTo(a, actor)).isPresent();
        audit.record(actor, may ? "account-seen" : "account-refused", account.map(Account::id));
        return may ? account : Optional.empty();
    }

    private static boolean isVisibleTo(Account account, Actor actor) {
        return actor.isStaffOrSystem() || actor.person().filter(account::isVisibleTo).isPresent();
    }

    /** Parses what a customer typed or said as an account number of this utility or of its former system. */
    public Optional<AccountNumber> parseNumber(String typed) {
        String bare = typed.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s.\\-]", "");
        return utility.accountNumbers().parse(typed).map(AccountNumber::new)
                .or(() -> bare.matches("[0-9A-Z]{3,20}") && bare.chars().anyMatch(c -> c >= '0' && c <= '9')
                        ? Optional.of(new AccountNumber(bare))
                        : Optional.empty());
    }

    /** Finds an account by its current number, or else by an old number if only one account has it. */
    public Optional<Account> findByNumber(AccountNumber number) {
        return repository.findByNumber(number);
    }

    /** Returns all accounts that this person holds or may see as a delegate, open ones first. */
    public List<Account> listVisibleTo(PersonId person) {
        return repository.listAccountsOf(person).stream().filter(a -> a.isVisibleTo(person)).sorted(OPEN_ONES_FIRST).toList();
    }

    /**
     * Returns all accounts that involve this person: those of {@link #listVisibleTo}, and those where they are a tenant or are notified of
     * a shut-off. Open ones come first.
     */
    public List<Account> listInvolving(PersonId person) {
        return repository.listAccountsOf(person).stream().sorted(OPEN_ONES_FIRST).toList();
    }

    /** Returns accounts by id, for jobs that visit all of them a page at a time; starts after {@code seen}. */
    public List<Account> listAfter(Optional<AccountId> seen, int limit) {
        return repository.listAccountsAfter(seen, limit);
    }

    /** Returns the accounts at a premise, open ones first. */
    public List<Account> listAtPremise(PremiseId premise) {
        return repository.listAccountsAt(List.of(premise)).stream().sorted(OPEN_ONES_FIRST).toList();
    }

    /** Returns the holder's name, or an empty string if the holder is unknown. */
    public String holderName(Account account) {
        return findPerson(account.holder()).map(Person::name).orElse("");
    }

    public Optional<Person> findPerson(PersonId id) {
        return repository.findPerson(id);
    }

    /** Returns everybody with this number on file. A calling or texting number alone proves nothing. */
    public List<Person> listPeopleByPhone(PhoneNumber phone) {
        return repository.listPeopleByPhone(phone);
    }

    public Optional<Premise> findPremise(PremiseId id) {
        return repository.findPremise(id);
    }

    /** Visits every premise, in no particular order. */
    public void forEachPremise(Consumer<Premise> consumer) {
        repository.forEachPremise(consumer);
    }

    public Optional<Premise> findPremiseAt(Address address) {
        return repository.findPremiseAt(address);
    }

    /** Returns premises whose address starts with the typed text. Needs a house number and at least two letters of the street. */
    public List<Premise> suggestPremises(String typed, int limit) {
        return repository.listByAddressPrefix(typed, limit);
    }

    /** Finds the premise that free text names, with or without unit, city, state and ZIP code. */
    public Optional<PremiseMatch> matchPremise(String words) {
        return AddressMatcher.match(words, repository::listByHouseNumber)
                .or(() -> AddressMatcher.ruralRouteKey(words).map(repository::listOnStreet).filter(found -> found.size() == 1)
                        .map(found -> new PremiseMatch(found.getFirst(), false)));
    }

    /** Finds the intersection, block or landmark in text that names no premise. Empty if the text is ambiguous. */
    public Optional<Area> findArea(String words) {
        // the premise comes last: that most addresses name no area is seen without the store
        return AreaFinder.find(words, repository::listOnStreet).or(() -> utility.landmarks().find(words).flatMap(this::areaOf))
                .filter(_ -> matchPremise(words).isEmpty());
    }

    private Optional<Area> areaOf(Landmark landmark) {
        List<Premise> there = landmark.address().flatMap(this::matchPremise).map(PremiseMatch::premise).stream().toList();
        Optional<GeoPoint> point = landmark.point().or(() -> there.stream().flatMap(premise -> premise.point().stream()).findFirst());
        return there.isEmpty() && point.isEmpty() ? Optional.empty()
                : Optional.of(new Area(landmark.name(), Optional.empty(), point, there));
    }

    /**
     * Suggests at most three addresses, or else an intersection or block, spelled almost like the given text, to ask whether one of them
     * was meant. Empty if {@link #matchPremise} or {@link #findArea} finds the place. Streets and house numbers are public; suggestions
     * never reveal who is a customer, nor units that were not named.
     */
    public List<String> suggestAddresses(String words) {
        if (matchPremise(words).isPresent()) {
            return List.of();
        }
        List<String> addresses = SimilarAddressFinder.find(words, repository::listInBuckets);
        return !addresses.isEmpty() || findArea(words).isPresent() ? addresses
                : SimilarAreaFinder.find(words, repository::listOnStreet, repository::listOnStreets).map(Area::name).stream().toList();
    }

    /** Returns whether the text names only a post office box or rural route, so that the street still has to be asked for. */
    public boolean isPostOfficeBoxOnly(String words) {
        return AddressMatcher.isPostOfficeBox(words) && matchPremise(words).isEmpty();
    }

    /**
     * Searches for staff by account number or its last four digits, meter, phone, e-mail address, address, street, or words of the name or
     * their beginnings; returns at most {@link #MAX_FOUND} accounts. Audits the search and each account found.
     */
    public List<Account> search(String text, Actor staff) {
        staff.requireStaff();
        List<Account> found = findMatches(text).stream().distinct().sorted(OPEN_ONES_FIRST).limit(MAX_FOUND).toList();
        audit.record(staff, "accounts-searched", Optional.empty());
        audit.record(staff, "account-found", found.stream().map(Account::id).toList());
        return found;
    }

    private List<Account> findMatches(String text) {
        Optional<Account> numbered = parseNumber(text).flatMap(repository::findByNumber);
        if (numbered.isPresent()) {
            return List.of(numbered.get());
        }
        List<Premise> places = repository.listByAddressPrefix(text, MAX_FOUND);
        if (!places.isEmpty()) {
            return repository.listAccountsAt(places.stream().map(Premise::id).toList());
        }
        List<Person> people = PhoneNumber.parse(text).map(repository::listPeopleByPhone).filter(p -> !p.isEmpty())
                .orElseGet(() -> repository.listPeopleByName(text));
        List<Account> named = accountsOf(people.isEmpty() ? repository.listPeopleForStaff(text, MAX_FOUND) : people);
        List<Premise> street = repository.listOnStreetForStaff(text, MAX_FOUND);
        return Stream.of(named, repository.listAccountsForStaff(text),
                street.isEmpty() ? List.<Account>of() : repository.listAccountsAt(street.stream().map(Premise::id).toList()))
                .flatMap(List::stream).toList();
    }

    private List<Account> accountsOf(List<Person> people) {
        return people.isEmpty() ? List.of() : repository.listAccountsOfAny(people.stream().map(Person::id).toList());
    }

    /** Adds a person. Returns {@code false} if the id already exists. */
    public boolean add(Person person) {
        return repository.people.insert(StoredPerson.of(person, Optional.empty(), List.of()));
    }

    /** Adds a premise. Returns {@code false} if the id or the address already exists. */
    public boolean add(Premise premise) {
        return repository.premises.insert(StoredPremise.of(premise));
    }

    /** Adds an account. Returns {@code false} if the id or the number already exists. */
    public boolean add(Account account) {
        return repository.accounts.insert(StoredAccount.of(account, Optional.empty()));
    }
}
