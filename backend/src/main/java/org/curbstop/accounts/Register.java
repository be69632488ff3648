package org.curbstop.accounts;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.curbstop.common.AccountId;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Outboxed;
import org.curbstop.store.Outgoing;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

/** People, places and accounts as they are kept: each with the keys it is found by, derived when it is written. */
@Component
final class Register {

    private static final int MOST_WITH_ONE_NUMBER = 3;
    private static final int MOST_IN_A_BUCKET = 500;
    private static final int MOST_WORDS = 8;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    final Documents<HeldPerson> people;
    final Documents<HeldPremise> premises;
    final Documents<HeldAccount> accounts;

    /** @param customer the number under which the customer information system knows the person, where it came from there */
    record HeldPerson(
            PersonId id, long version, Person person, List<PhoneNumber> phones, List<String> words, Optional<String> customer,
            List<Outgoing> outbox) implements Outboxed {

        static HeldPerson of(Person person, Optional<String> customer, List<Outgoing> outbox) {
            List<PhoneNumber> phones = person.contacts().stream().flatMap(c -> c.phone().stream()).distinct().toList();
            return new HeldPerson(person.id(), person.version(), person, phones, Register.words(person.name()), customer, outbox);
        }

        Person asPerson() {
            return person.withVersion(version);
        }

        HeldPerson with(Person now, List<Outgoing> told) {
            return of(now.withVersion(version), customer, told);
        }
    }

    record HeldPremise(PremiseId id, long version, Premise premise, String key, String bucket) {

        static HeldPremise of(Premise premise) {
            return new HeldPremise(
                    premise.id(), premise.version(), premise, premise.address().key(), AddressKey.bucket(premise.address().line1()));
        }

        Premise asPremise() {
            return premise.withVersion(version);
        }
    }

    /**
     * The row of an import that an account was last taken from.
     *
     * @param digest of what it says of the account, and {@code holder} of what it says of the person: as long as the other system
     *     says the same, what was changed here stands
     */
    record Imported(String file, long line, String digest, String holder) {}

    /** @param numbers today's and the old ones; {@code people}: holder and delegates of every role */
    record HeldAccount(
            AccountId id, long version, Account account, List<AccountNumber> numbers, List<PersonId> people, Optional<Imported> imported) {

        static HeldAccount of(Account account, Optional<Imported> imported) {
            return new HeldAccount(
                    account.id(),
                    account.version(),
                    account,
                    Stream.concat(Stream.of(account.number()), account.oldNumbers().stream()).distinct().toList(),
                    Stream.concat(Stream.of(account.holder()), account.delegates().stream().map(Delegate::person).sorted()).distinct().toList(),
                    imported);
        }

        HeldAccount with(Account now) {
            return of(now.withVersion(version), imported);
        }

        Account asAccount() {
            return account.withVersion(version);
        }
    }

    Register(Store store) {
        this.people = store.documents(HeldPerson.class, "people",
                Index.on("phones"), Index.on("words"), Index.uniqueWherePresent("customer"));
        this.premises = store.documents(HeldPremise.class, "premises",
                Index.unique("key"), Index.on("bucket", "key"));
        this.accounts = store.documents(HeldAccount.class, "accounts",
                Index.unique("account.number"), Index.on("numbers"), Index.on("people"), Index.on("account.premise.id"));
    }

    Optional<Account> account(AccountId id) {
        return accounts.find(id.value()).map(HeldAccount::asAccount);
    }

    /** One question whether it is there or not, so that the time it takes tells nothing. */
    Optional<Account> byNumber(AccountNumber number) {
        List<Account> found = accounts.list(Where.is("numbers", number).limit(MOST_WITH_ONE_NUMBER)).stream().map(HeldAccount::asAccount).toList();
        return found.stream().filter(a -> a.number().equals(number)).findFirst()
                .or(() -> found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty());
    }

    List<Account> accountsOf(PersonId person) {
        return accounts.list(Where.is("people", person)).stream().map(HeldAccount::asAccount).toList();
    }

    List<Account> accountsOfAny(Collection<PersonId> persons) {
        return accounts.list(Where.in("people", persons)).stream().map(HeldAccount::asAccount).toList();
    }

    List<Account> accountsAt(Collection<PremiseId> places) {
        return accounts.list(Where.in("account.premise.id", places)).stream().map(HeldAccount::asAccount).toList();
    }

    Optional<Person> person(PersonId id) {
        return people.find(id.value()).map(HeldPerson::asPerson);
    }

    List<Person> byPhone(PhoneNumber phone) {
        return people.list(Where.is("phones", phone)).stream().map(HeldPerson::asPerson).toList();
    }

    /** People whose name has all these words, as far as the first few hundred with the longest of them go. */
    List<Person> byName(String text) {
        List<String> wanted = words(text);
        Optional<String> longest = wanted.stream().max(Comparator.comparingInt(String::length));
        return longest.stream()
                .flatMap(word -> people.list(Where.is("words", word)).stream())
                .filter(held -> held.words().containsAll(wanted))
                .map(HeldPerson::asPerson)
                .toList();
    }

    Optional<Premise> premise(PremiseId id) {
        return premises.find(id.value()).map(HeldPremise::asPremise);
    }

    Optional<Premise> premiseAt(Address address) {
        return premises.findBy("key", address.key()).map(HeldPremise::asPremise);
    }

    List<Premise> beginning(String typed, int limit) {
        return numbered(typed).stream().filter(premise -> AddressKey.begins(typed, premise.address())).limit(limit).toList();
    }

    /** All with this house number on streets whose names begin with the same two letters. */
    List<Premise> numbered(String typed) {
        String bucket = AddressKey.bucket(typed);
        return bucket.isEmpty()
                ? List.of()
                : premises.list(Where.is("bucket", bucket).ascending("key").limit(MOST_IN_A_BUCKET)).stream().map(HeldPremise::asPremise).toList();
    }

    /** All under any of these keys, which are those of {@link AddressKey#bucket}. */
    List<Premise> inBuckets(Collection<String> buckets) {
        return buckets.isEmpty()
                ? List.of()
                : premises.list(Where.in("bucket", buckets).ascending("key").limit(Where.MOST)).stream().map(HeldPremise::asPremise).toList();
    }

    /** The words of a name as people search for it: without case and accents. */
    static List<String> words(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT);
        return NO_LETTERS.splitAsStream(plain).filter(w -> w.length() > 1).distinct().limit(MOST_WORDS).toList();
    }
}
