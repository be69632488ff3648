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

/** Numbers that are called instead of texted: the network refused a text, or whoever called from there asked for a call. */
@Component
public final class LandlineNumbers {

    private final AggregateCollection<LandlineNumber> numbers;
    private final Accounts accounts;
    private final Clock clock;

    /** @param byNetwork it takes no texts; otherwise its owner would rather be called */
    record LandlineNumber(String id, boolean byNetwork, Instant since) {}

    public LandlineNumbers(Database database, Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.numbers = database.collection(LandlineNumber.class, "landline_numbers");
        this.clock = clock;
    }

    /** As far as we know: also of a number that is on file as one. */
    public boolean contains(PhoneNumber number) {
        List<Contact> onFile = accounts.listPeopleByPhone(number).stream().flatMap(person -> person.contacts().stream())
                .filter(contact -> contact.phone().filter(number::equals).isPresent()).toList();
        return numbers.find(number.e164()).isPresent() || !onFile.isEmpty() && onFile.stream().noneMatch(Contact::mayText);
    }

    /** The network takes no texts for it. */
    public void addRefused(PhoneNumber number) {
        numbers.insert(new LandlineNumber(number.e164(), true, clock.instant()));
    }

    /** Its caller chose. What the network said before stays. */
    public void choose(PhoneNumber number, boolean call) {
        if (call) {
            numbers.insert(new LandlineNumber(number.e164(), false, clock.instant()));
        } else {
            numbers.find(number.e164()).filter(known -> !known.byNetwork()).ifPresent(known -> numbers.delete(known.id()));
        }
    }
}
