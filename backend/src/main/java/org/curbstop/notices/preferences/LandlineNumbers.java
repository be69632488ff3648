package org.curbstop.notices.preferences;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Contact;
import org.curbstop.common.PhoneNumber;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.springframework.stereotype.Component;

/** Numbers that are called instead of texted: the network refused a text, or the caller asked for calls. */
@Component
public final class LandlineNumbers {

    private final AggregateCollection<LandlineNumber> numbers;
    private final Accounts accounts;
    private final Clock clock;

    /** @param byNetwork the network refused a text; otherwise the owner prefers calls */
    record LandlineNumber(String id, boolean byNetwork, Instant since) {}

    public LandlineNumbers(Database database, Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.numbers = database.collection(LandlineNumber.class, "landline_numbers");
        this.clock = clock;
    }

    /** Returns whether the number is to be called; also true of a number that is on file only as one that takes no texts. */
    public boolean contains(PhoneNumber number) {
        List<Contact> onFile = accounts.listPeopleByPhone(number).stream().flatMap(person -> person.contacts().stream())
                .filter(contact -> contact.phone().filter(number::equals).isPresent()).toList();
        return numbers.find(number.e164()).isPresent() || !onFile.isEmpty() && onFile.stream().noneMatch(Contact::mayText);
    }

    /** Records that the network takes no texts for the number. */
    public void addRefused(PhoneNumber number) {
        numbers.insert(new LandlineNumber(number.e164(), true, clock.instant()));
    }

    /** Records the caller's choice; a refusal by the network remains. */
    public void choose(PhoneNumber number, boolean call) {
        if (call) {
            numbers.insert(new LandlineNumber(number.e164(), false, clock.instant()));
        } else {
            numbers.find(number.e164()).filter(known -> !known.byNetwork()).ifPresent(known -> numbers.delete(known.id()));
        }
    }
}
