package org.curbstop.accounts.lookup;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Person;

/**
 * Keys by which only staff find accounts and people. They are stored with each document, so that every search is a lookup: the beginnings
 * of the words of a name, e-mail addresses, meters, and the last four characters of an account number.
 */
final class StaffSearchKeys {

    /** Lengths of the beginnings, longest first: the longer one keeps the lookup of a common beginning small. */
    private static final List<Integer> BEGINNINGS = List.of(5, 3);
    private static final int LAST = 4;

    private StaffSearchKeys() {}

    static List<String> of(Person person) {
        Stream<String> mails = person.contacts().stream().filter(contact -> contact.kind() == Contact.Kind.EMAIL)
                .map(contact -> mail(contact.value()));
        Stream<String> names = AccountRepository.words(person.name()).stream().flatMap(word -> BEGINNINGS.stream()
                .filter(length -> word.length() >= length).map(length -> "name:" + word.substring(0, length)));
        return Stream.concat(mails, names).distinct().toList();
    }

    static List<String> of(Account account) {
        Stream<String> meters = account.agreements().stream().flatMap(agreement -> agreement.meter().stream()).map(StaffSearchKeys::meter);
        return Stream.concat(Stream.of(last(account.number().lastFour())), meters).distinct().toList();
    }

    /** Returns the keys of the accounts that a text may name: by a meter, or by the end of the number. */
    static List<String> ofAccounts(String text) {
        String typed = text.strip();
        return Stream.of(Optional.of(meter(typed)), Optional.of(last(typed)).filter(_ -> typed.length() == LAST))
                .flatMap(Optional::stream).toList();
    }

    /** Returns the key of the people that a text may name by an e-mail address or the beginning of a name; empty if it is too short. */
    static Optional<String> ofPeople(String text) {
        if (text.contains("@")) {
            return Optional.of(mail(text));
        }
        return AccountRepository.words(text).stream().max(Comparator.comparingInt(String::length))
                .flatMap(word -> BEGINNINGS.stream().filter(length -> word.length() >= length).findFirst()
                        .map(length -> "name:" + word.substring(0, length)));
    }

    /** Returns whether a person is named by an e-mail address, or by words that the words of their name begin with. */
    static boolean matches(String text, Person person) {
        if (text.contains("@")) {
            return of(person).contains(mail(text));
        }
        List<String> name = AccountRepository.words(person.name());
        return AccountRepository.words(text).stream().allMatch(typed -> name.stream().anyMatch(word -> word.startsWith(typed)));
    }

    private static String mail(String address) {
        return "mail:" + address.strip().toLowerCase(Locale.ROOT);
    }

    private static String meter(String number) {
        return "meter:" + number.toUpperCase(Locale.ROOT).replaceAll("[\\s-]++", "");
    }

    private static String last(String number) {
        return "last:" + number.toUpperCase(Locale.ROOT);
    }
}
