package org.curbstop.accounts.lookup;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Delegate;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Premise;
import org.curbstop.accounts.ServiceAgreement;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Repository for people, premises and accounts. Each document is stored with the keys it is looked up by, derived on write. */
@Component
public final class AccountRepository {

    private static final int MAX_WITH_ONE_NUMBER = 3;
    private static final int MAX_PER_BUCKET = 500;
    private static final int MAX_PER_STREET = 5 * Query.MAX_LIMIT;
    private static final int MAX_WORDS = 8;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    public final AggregateCollection<StoredPerson> people;
    public final AggregateCollection<StoredPremise> premises;
    public final AggregateCollection<StoredAccount> accounts;

    /**
     * What the CIS last said about a person, so that only a value which it says anew replaces one that was changed here.
     *
     * @param contacts digests of contacts
     * @param language empty if no row had one, like {@code paperless} and {@code mailing}
     * @param mailing digest of the mailing address, or of its removal
     */
    public record ImportedHolder(List<Long> contacts, Optional<Language> language, Optional<Boolean> paperless, Optional<Long> mailing) {

        public ImportedHolder {
            contacts = List.copyOf(contacts);
        }
    }

    /**
     * @param customer customer number in the CIS, if the person was imported from there
     * @param searchKeys keys for staff; empty in documents stored before these existed, until they are written again
     * @param imported empty in documents stored before it existed, until the next full import
     */
    public record StoredPerson(
            PersonId id, long version, Person person, List<PhoneNumber> phones, List<String> words, Optional<String> customer,
            Optional<List<String>> searchKeys, Optional<ImportedHolder> imported, List<OutboxMessage> outbox) implements OutboxAggregate {

        public StoredPerson {
            searchKeys = searchKeys.map(List::copyOf);
        }

        public static StoredPerson of(Person person, Optional<String> customer, List<OutboxMessage> outbox) {
            return of(person, customer, Optional.empty(), outbox);
        }

        public static StoredPerson of(Person person, Optional<String> customer, Optional<ImportedHolder> imported,
                List<OutboxMessage> outbox) {
            List<PhoneNumber> phones = person.contacts().stream().flatMap(c -> c.phone().stream()).distinct().toList();
            return new StoredPerson(person.id(), person.version(), person, phones, AccountRepository.words(person.name()), customer,
                    Optional.of(StaffSearchKeys.of(person)), imported, outbox);
        }

        public Person asPerson() {
            return person.withVersion(version);
        }

        public StoredPerson with(Person now, List<OutboxMessage> published) {
            return of(now.withVersion(version), customer, imported, published);
        }
    }

    /** @param streets keys of its street; empty in documents stored before these existed, until the next import */
    public record StoredPremise(PremiseId id, long version, Premise premise, String key, String bucket,
            Optional<List<String>> streets) {

        public StoredPremise {
            streets = streets.map(List::copyOf);
        }

        public static StoredPremise of(Premise premise) {
            return new StoredPremise(
                    premise.id(), premise.version(), premise, premise.address().key(), AddressNormalizer.bucket(premise.address().line1()),
                    Optional.of(StreetKeys.of(premise.address())));
        }

        public Premise asPremise() {
            return premise.withVersion(version);
        }
    }

    /**
     * The import row from which an account was last updated.
     *
     * @param digest digest of the row's account data, like {@code holder} of the person's: changes made in Curbstop are kept while these
     *     are unchanged
     * @param place digest of the row's service location, which rows of other accounts may describe differently; absent in older documents
     */
    public record ImportOrigin(String file, long line, String digest, String holder, Optional<String> place) {}

    /**
     * The number that an account had until the CIS gave it to another customer (decision 0420).
     *
     * @param since the first day of the other customer
     */
    public record GivenNumber(AccountNumber number, LocalDate since) {}

    /**
     * @param numbers the current number and the old ones
     * @param people holder and delegates of every role
     * @param searchKeys keys for staff; empty in documents stored before these existed, until they are written again
     * @param given its former number, if that belongs to another customer now
     */
    public record StoredAccount(
            AccountId id, long version, Account account, List<AccountNumber> numbers, List<PersonId> people,
            Optional<ImportOrigin> imported, Optional<List<String>> searchKeys, Optional<GivenNumber> given) {

        public StoredAccount {
            searchKeys = searchKeys.map(List::copyOf);
        }

        public static StoredAccount of(Account account, Optional<ImportOrigin> imported) {
            return of(account, imported, Optional.empty());
        }

        private static StoredAccount of(Account account, Optional<ImportOrigin> imported, Optional<GivenNumber> given) {
            return new StoredAccount(
                    account.id(),
                    account.version(),
                    account,
                    Stream.concat(Stream.of(account.number()), account.oldNumbers().stream()).distinct().toList(),
                    Stream.concat(Stream.of(account.holder()), account.delegates().stream().map(Delegate::person).sorted()).distinct()
                            .toList(),
                    imported, Optional.of(StaffSearchKeys.of(account)), given);
        }

        public StoredAccount with(Account now) {
            return of(now.withVersion(version), imported, given);
        }

        /** Closes the account under another number, because its number belongs to another customer since this day. */
        public StoredAccount without(GivenNumber number, AccountNumber next) {
            LocalDate last = number.since().minusDays(1);
            List<ServiceAgreement> ended = account.agreements().stream().filter(each -> !each.from().isAfter(last))
                    .map(each -> new ServiceAgreement(each.service(), each.rate(), each.meter(), each.terms(), each.from(),
                            each.until().filter(day -> !day.isAfter(last)).or(() -> Optional.of(last))))
                    .toList();
            var closed = new Account(id, version, next, account.oldNumbers(), account.holder(), account.delegates(), account.premise(),
                    ended, account.customerClass(), account.opened(),
                    account.closed().filter(day -> !day.isAfter(last)).or(() -> Optional.of(last)));
            return of(closed, imported, Optional.of(number));
        }

        public Account asAccount() {
            return account.withVersion(version);
        }
    }

    public AccountRepository(Database database) {
        this.people = database.collection(StoredPerson.class, "people",
                Index.on("phones"), Index.on("words"), Index.uniqueWherePresent("customer"), Index.on("searchKeys"));
        this.premises = database.collection(StoredPremise.class, "premises",
                Index.unique("key"), Index.on("bucket", "key"), Index.on("streets", "key"));
        this.accounts = database.collection(StoredAccount.class, "accounts",
                Index.unique("account.number"), Index.on("numbers"), Index.on("people"), Index.on("account.premise.id"),
                Index.on("searchKeys"), Index.on("given.number"));
    }

    public Optional<Account> findAccount(AccountId id) {
        return accounts.find(id.value()).map(StoredAccount::asAccount);
    }

    /** Runs one query whether the account exists or not, so that the response time reveals nothing. */
    public Optional<Account> findByNumber(AccountNumber number) {
        List<Account> found = accounts.list(Query.where("numbers", number).limit(MAX_WITH_ONE_NUMBER)).stream()
                .map(StoredAccount::asAccount).toList();
        return found.stream().filter(a -> a.number().equals(number)).findFirst()
                .or(() -> found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty());
    }

    /** Returns the accounts that had one of these numbers until it was given to another customer. */
    public List<StoredAccount> listFormer(Collection<AccountNumber> numbers) {
        return accounts.list(Query.whereIn("given.number", numbers.stream().map(AccountNumber::value).distinct().toList())
                .limit(Query.MAX_LIMIT));
    }

    /** Returns accounts by id, after {@code seen}. */
    public List<Account> listAccountsAfter(Optional<AccountId> seen, int limit) {
        Query query = seen.map(last -> Query.all().after("id", last.value())).orElseGet(Query::all);
        return accounts.list(query.ascending("id").limit(limit)).stream().map(StoredAccount::asAccount).toList();
    }

    public List<Account> listAccountsOf(PersonId person) {
        return accounts.list(Query.where("people", person)).stream().map(StoredAccount::asAccount).toList();
    }

    public List<Account> listAccountsOfAny(Collection<PersonId> persons) {
        return accounts.list(Query.whereIn("people", persons)).stream().map(StoredAccount::asAccount).toList();
    }

    public List<Account> listAccountsAt(Collection<PremiseId> places) {
        return accounts.list(Query.whereIn("account.premise.id", places)).stream().map(StoredAccount::asAccount).toList();
    }

    public Optional<Person> findPerson(PersonId id) {
        return people.find(id.value()).map(StoredPerson::asPerson);
    }

    public List<Person> listPeopleByPhone(PhoneNumber phone) {
        return people.list(Query.where("phones", phone)).stream().map(StoredPerson::asPerson).toList();
    }

    /** Returns people whose name has all these words, among the first {@value Query#MAX_LIMIT} with the longest of them. */
    public List<Person> listPeopleByName(String text) {
        List<String> wanted = words(text);
        Optional<String> longest = wanted.stream().max(Comparator.comparingInt(String::length));
        return longest.stream()
                .flatMap(word -> people.list(Query.where("words", word)).stream())
                .filter(held -> held.words().containsAll(wanted))
                .map(StoredPerson::asPerson)
                .toList();
    }

    /** Returns people with this e-mail address or beginning of a name, among the first {@value Query#MAX_LIMIT} with its first letters. */
    public List<Person> listPeopleForStaff(String text, int limit) {
        return StaffSearchKeys.ofPeople(text).stream()
                .flatMap(key -> people.list(Query.where("searchKeys", key)).stream())
                .map(StoredPerson::asPerson)
                .filter(person -> StaffSearchKeys.matches(text, person))
                .limit(limit)
                .toList();
    }

    /** Returns accounts with this meter or these last four characters of the number, at most {@value Query#MAX_LIMIT}. */
    public List<Account> listAccountsForStaff(String text) {
        return accounts.list(Query.whereIn("searchKeys", StaffSearchKeys.ofAccounts(text)).limit(Query.MAX_LIMIT)).stream()
                .map(StoredAccount::asAccount).toList();
    }

    /** Returns the first premises on a street that is named without a house number. */
    public List<Premise> listOnStreetForStaff(String text, int limit) {
        String street = String.join(" ", AddressNormalizer.words(text));
        return premises.list(Query.where("streets", street).ascending("key").limit(limit)).stream().map(StoredPremise::asPremise).toList();
    }

    public Optional<Premise> findPremise(PremiseId id) {
        return premises.find(id.value()).map(StoredPremise::asPremise);
    }

    /** Visits every premise, in no particular order. */
    public void forEachPremise(Consumer<Premise> consumer) {
        premises.forEach(Query.all(), stored -> consumer.accept(stored.asPremise()));
    }

    public Optional<Premise> findPremiseAt(Address address) {
        return premises.findBy("key", address.key()).map(StoredPremise::asPremise);
    }

    public List<Premise> listByAddressPrefix(String typed, int limit) {
        return listByHouseNumber(typed).stream().filter(premise -> AddressNormalizer.matchesPrefix(typed, premise.address())).limit(limit)
                .toList();
    }

    /** Returns premises with this house number on streets whose names start with the same two letters. */
    public List<Premise> listByHouseNumber(String typed) {
        String bucket = AddressNormalizer.bucket(typed);
        return bucket.isEmpty()
                ? List.of()
                : premises.list(Query.where("bucket", bucket).ascending("key").limit(MAX_PER_BUCKET)).stream()
                        .map(StoredPremise::asPremise).toList();
    }

    /** Returns premises in any of these buckets, as keyed by {@link AddressNormalizer#bucket}. */
    public List<Premise> listInBuckets(Collection<String> buckets) {
        return buckets.isEmpty()
                ? List.of()
                : premises.list(Query.whereIn("bucket", buckets).ascending("key").limit(Query.MAX_LIMIT)).stream()
                        .map(StoredPremise::asPremise).toList();
    }

    /** Returns all premises on one street, at most {@value #MAX_PER_STREET}. */
    public List<Premise> listOnStreet(String street) {
        var all = new ArrayList<Premise>();
        List<StoredPremise> page = premises.list(Query.where("streets", street).ascending("key").limit(Query.MAX_LIMIT));
        page.forEach(held -> all.add(held.asPremise()));
        while (page.size() == Query.MAX_LIMIT && all.size() < MAX_PER_STREET) {
            page = premises.list(Query.where("streets", street).after("key", page.getLast().key()).limit(Query.MAX_LIMIT));
            page.forEach(held -> all.add(held.asPremise()));
        }
        return all;
    }

    /** Returns premises on any of these streets, at most {@value Query#MAX_LIMIT} in all. */
    public List<Premise> listOnStreets(Collection<String> streets) {
        return premises.list(Query.whereIn("streets", streets).ascending("key").limit(Query.MAX_LIMIT)).stream()
                .map(StoredPremise::asPremise).toList();
    }

    /** Returns the search words of a name, without case and accents. */
    public static List<String> words(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT);
        return NO_LETTERS.splitAsStream(plain).filter(w -> w.length() > 1).distinct().limit(MAX_WORDS).toList();
    }
}
