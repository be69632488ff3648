package org.curbstop.accounts;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.Attempts.Try;
import org.curbstop.common.Asker;
import org.curbstop.common.Digest;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Outboxed;
import org.curbstop.store.Outgoing;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

/**
 * Lets a person show that they receive at a contact: a code goes there and is typed here. A new contact stands on file only then, so that
 * no code and no notice ever goes to a number that was mistyped or belongs to somebody else.
 */
@Component
public final class ConfirmingContacts {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_CONTACTS = 10;
    private static final int MOST_WRONG = 5;
    private static final int CODES = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Documents<Pending> pending;
    private final Register register;
    private final Profiles profiles;
    private final Attempts attempts;
    private final SlowHash.Hashing hashing;
    private final Clock clock;

    /**
     * @param asked when the last code was asked for; a day later it is as if nothing had been
     * @param day of its end, for forgetting
     */
    record Pending(
            String id, long version, PersonId person, Contact contact, Language language, String salt, Optional<Code> code,
            Instant asked, LocalDate day, List<Outgoing> outbox)
            implements Outboxed {

        Pending with(Optional<Code> next) {
            return new Pending(id, version, person, contact, language, salt, next, asked, day, List.of());
        }
    }

    record Code(String hash, Instant expires, int wrong) {}

    /** What came of asking for a code. */
    public sealed interface Asked {
        record Sent() implements Asked {}

        record TooMany(Instant until) implements Asked {}

        /** {@code code}: message key, such as {@code profile.too-many-contacts}. */
        record Refused(String code) implements Asked {}
    }

    /** What came of typing one. */
    public sealed interface Answer {
        record Confirmed(Person now) implements Answer {}

        /** @param left how often this code may still be typed wrong */
        record Wrong(int left) implements Answer {}

        /** Out of time, or typed wrong too often: another is needed. */
        record Expired() implements Answer {}
    }

    ConfirmingContacts(Store store, Register register, Profiles profiles, Attempts attempts, SlowHash.Hashing hashing, Clock clock) {
        this.pending = store.documents(Pending.class, "contacts_pending", Index.on("person", "id"), Index.on("day"));
        this.register = register;
        this.profiles = profiles;
        this.attempts = attempts;
        this.hashing = hashing;
        this.clock = clock;
    }

    /** Sends a code to a contact, new or on file; an earlier one serves no longer. */
    public Asked ask(PersonId id, Contact contact, Asker who) {
        Optional<Person> person = register.person(id).filter(_ -> who.person().equals(Optional.of(id)));
        if (person.isEmpty()) {
            return new Asked.Refused("profile.unknown");
        }
        Optional<Contact> onFile = person.get().contacts().stream().filter(contact::sameAs).findFirst();
        if (onFile.filter(Contact::verified).isPresent()) {
            return new Asked.Refused("profile.confirmed-already");
        }
        if (onFile.isEmpty() && person.get().contacts().size() >= MOST_CONTACTS) {
            return new Asked.Refused("profile.too-many-contacts");
        }
        IdentityLimits limits = attempts.limits();
        // By the contact too, whoever asks: nobody's phone is flooded by way of many profiles.
        Optional<Instant> locked = Stream.of(
                        attempts.take(limits.codesPerPerson(), "contact " + id),
                        attempts.take(limits.codesPerClaim(), "contact " + contact.value()))
                .filter(Try.Locked.class::isInstance).map(each -> ((Try.Locked) each).until()).max(Instant::compareTo);
        if (locked.isPresent()) {
            return new Asked.TooMany(locked.get());
        }
        keep(person.get(), onFile.orElse(contact));
        return new Asked.Sent();
    }

    private void keep(Person person, Contact contact) {
        Instant now = clock.instant();
        String id = idOf(person.id(), contact);
        LocalDate day = LocalDate.ofInstant(now.plus(KEPT), ZoneOffset.UTC);
        var fresh = new Pending(
                id, 0, person.id(), contact, person.language(), SlowHash.salt(), Optional.empty(), now, day,
                List.of(Outgoing.of(new ContactCodeWanted(id, now))));
        if (!pending.insert(fresh)) {
            pending.change(id, old -> new Pending(
                    id, old.version(), person.id(), contact, person.language(), old.salt(), Optional.empty(), now, day, fresh.outbox()));
        }
    }

    /** Empty: nobody waits for it any more. */
    public Optional<CodeToSend> mintCode(String confirmation) {
        Optional<Pending> found = pending.find(confirmation).filter(this::isOpen);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Pending held = found.get();
        String code = String.format("%06d", RANDOM.nextInt(CODES));
        Duration life = attempts.limits().codeLife();
        boolean kept = pending.replace(held.with(Optional.of(new Code(hashing.hash(code, held.salt()), clock.instant().plus(life), 0))));
        return kept ? Optional.of(new CodeToSend(held.contact(), code, held.language(), (int) life.toMinutes())) : mintCode(confirmation);
    }

    /** Those that wait for their code, by their values. */
    public List<Contact> waiting(PersonId person) {
        return pending.list(Where.is("person", person).ascending("id").limit(MOST_CONTACTS)).stream()
                .filter(this::isOpen).map(Pending::contact).toList();
    }

    /** With the right code the contact stands on file and is confirmed. */
    public Answer confirm(PersonId person, Contact contact, String typed, Asker who) {
        Pending held = pending.find(idOf(person, contact))
                .filter(this::isOpen).filter(_ -> who.person().equals(Optional.of(person))).orElse(null);
        if (held == null || held.code().isEmpty()) {
            return new Answer.Expired();
        }
        Code code = held.code().get();
        if (code.wrong() >= MOST_WRONG || !clock.instant().isBefore(code.expires())) {
            return new Answer.Expired();
        }
        // The try is written down before it is compared, so that many at once are not more tries than one after the other.
        if (!pending.replace(held.with(Optional.of(new Code(code.hash(), code.expires(), code.wrong() + 1))))) {
            return confirm(person, contact, typed, who);
        }
        if (!SlowHash.same(hashing.hash(typed.replaceAll("\\D", ""), held.salt()), code.hash())) {
            int left = MOST_WRONG - code.wrong() - 1;
            return left > 0 ? new Answer.Wrong(left) : new Answer.Expired();
        }
        Person now = profiles.confirmed(person, held.contact(), who);
        pending.delete(held.id());
        return new Answer.Confirmed(now);
    }

    /** It was a mistake: forget it. */
    public void drop(PersonId person, Contact contact, Asker who) {
        if (who.person().equals(Optional.of(person))) {
            pending.delete(idOf(person, contact));
        }
    }

    /** Deletes what ran out on that day (UTC). */
    int forget(LocalDate day) {
        var old = pending.list(Where.is("day", day));
        old.forEach(each -> pending.delete(each.id()));
        return old.size();
    }

    private boolean isOpen(Pending each) {
        return clock.instant().isBefore(each.asked().plus(KEPT));
    }

    static String idOf(PersonId person, Contact contact) {
        return person.value() + "-" + Digest.of("contact", contact.value());
    }
}
