package org.curbstop.accounts.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerProfiles;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.lockout.AttemptLimiter;
import org.curbstop.accounts.lockout.AttemptLimiter.AttemptResult;
import org.curbstop.accounts.lockout.IdentityProperties;
import org.curbstop.accounts.lookup.AccountRepository;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.RandomCodes;
import org.curbstop.common.Sha256Digest;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/**
 * Verifies contacts by a one-time code that is sent there and entered here. Only then is a new contact stored, so that no code or notice
 * goes to a mistyped number or to somebody else.
 */
@Component
public final class ConfirmingContacts {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MAX_CONTACTS = 10;
    private static final int MAX_WRONG_CODES = 5;
    private static final int CODE_DIGITS = 6;

    private final AggregateCollection<PendingContact> pending;
    private final AccountRepository repository;
    private final CustomerProfiles profiles;
    private final AttemptLimiter attempts;
    private final PinHasher.HashFunction hashFunction;
    private final Clock clock;

    /**
     * @param asked when the last code was requested; the request expires a day later
     * @param day day of expiry (UTC), for deletion
     */
    record PendingContact(
            String id, long version, PersonId person, Contact contact, Language language, String salt, Optional<PendingCode> code,
            Instant asked, LocalDate day, List<OutboxMessage> outbox)
            implements OutboxAggregate {

        PendingContact with(Optional<PendingCode> next) {
            return new PendingContact(id, version, person, contact, language, salt, next, asked, day, List.of());
        }
    }

    record PendingCode(String hash, Instant expires, int wrong) {}

    public sealed interface CodeRequestResult {
        record Sent() implements CodeRequestResult {}

        record TooManyRequests(Instant until) implements CodeRequestResult {}

        /** {@code code} is a message key, such as {@code profile.too-many-contacts}. */
        record Refused(String code) implements CodeRequestResult {}
    }

    /** Result of entering a code. */
    public sealed interface ConfirmationResult {
        record Confirmed(Person now) implements ConfirmationResult {}

        /** @param left wrong entries left for this code */
        record Wrong(int left) implements ConfirmationResult {}

        /** The code has expired or was entered wrong too often; another one is needed. */
        record Expired() implements ConfirmationResult {}
    }

    public ConfirmingContacts(Database database, AccountRepository repository, CustomerProfiles profiles, AttemptLimiter attempts,
            PinHasher.HashFunction hashFunction, Clock clock) {
        this.pending = database.collection(PendingContact.class, "contacts_pending", Index.on("person", "id"), Index.on("day"));
        this.repository = repository;
        this.profiles = profiles;
        this.attempts = attempts;
        this.hashFunction = hashFunction;
        this.clock = clock;
    }

    /** Sends a code to a contact, new or on file, and invalidates an earlier code. */
    public CodeRequestResult requestCode(PersonId id, Contact contact, Actor actor) {
        Optional<Person> person = repository.findPerson(id).filter(_ -> actor.person().equals(Optional.of(id)));
        if (person.isEmpty()) {
            return new CodeRequestResult.Refused("profile.unknown");
        }
        if (contact.phone().filter(phone -> !phone.isDomestic()).isPresent()) {
            return new CodeRequestResult.Refused("profile.phone-abroad");
        }
        Optional<Contact> onFile = person.get().contacts().stream().filter(contact::sameAs).findFirst();
        if (onFile.filter(Contact::verified).isPresent()) {
            return new CodeRequestResult.Refused("profile.confirmed-already");
        }
        if (onFile.isEmpty() && person.get().contacts().size() >= MAX_CONTACTS) {
            return new CodeRequestResult.Refused("profile.too-many-contacts");
        }
        IdentityProperties limits = attempts.limits();
        // Also limited by contact, so that nobody can flood a phone from many profiles.
        Optional<Instant> locked = Stream.of(
                        attempts.tryAcquire(limits.codesPerPerson(), "contact " + id),
                        attempts.tryAcquire(limits.codesPerClaim(), "contact " + contact.value()))
                .filter(AttemptResult.Locked.class::isInstance).map(each -> ((AttemptResult.Locked) each).until()).max(Instant::compareTo);
        if (locked.isPresent()) {
            return new CodeRequestResult.TooManyRequests(locked.get());
        }
        savePending(person.get(), onFile.orElse(contact));
        return new CodeRequestResult.Sent();
    }

    private void savePending(Person person, Contact contact) {
        Instant now = clock.instant();
        String id = idOf(person.id(), contact);
        LocalDate day = LocalDate.ofInstant(now.plus(KEPT), ZoneOffset.UTC);
        var fresh = new PendingContact(id, 0, person.id(), contact, person.language(), PinHasher.salt(), Optional.empty(), now, day,
                List.of(OutboxMessage.of(new ContactOtpRequested(id, now))));
        if (!pending.insert(fresh)) {
            pending.change(id, old -> new PendingContact(
                    id, old.version(), person.id(), contact, person.language(), old.salt(), Optional.empty(), now, day, fresh.outbox()));
        }
    }

    /** Creates the code for delivery. Empty if the request has expired or was cancelled. */
    public Optional<OneTimeCode> createCode(String confirmation) {
        Optional<PendingContact> found = pending.find(confirmation).filter(this::isOpen);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        PendingContact held = found.get();
        String code = RandomCodes.create(RandomCodes.DIGITS, CODE_DIGITS);
        Duration life = attempts.limits().codeLife();
        boolean kept = pending
                .replace(held.with(Optional.of(new PendingCode(hashFunction.hash(code, held.salt()), clock.instant().plus(life), 0))));
        OtpChannel by = OneTimeCode.channel(held.contact(), OtpChannel.TEXT);
        return kept ? Optional.of(new OneTimeCode(held.contact(), by, code, held.language(), (int) life.toMinutes()))
                : createCode(confirmation);
    }

    /** Returns the contacts that wait for their code, in a stable order. */
    public List<Contact> listPending(PersonId person) {
        return pending.list(Query.where("person", person).ascending("id").limit(MAX_CONTACTS)).stream()
                .filter(this::isOpen).map(PendingContact::contact).toList();
    }

    /** Checks the code and, if it is correct, stores the contact as verified. */
    public ConfirmationResult confirm(PersonId person, Contact contact, String typed, Actor actor) {
        PendingContact held = pending.find(idOf(person, contact))
                .filter(this::isOpen).filter(_ -> actor.person().equals(Optional.of(person))).orElse(null);
        if (held == null || held.code().isEmpty()) {
            return new ConfirmationResult.Expired();
        }
        PendingCode code = held.code().get();
        if (code.wrong() >= MAX_WRONG_CODES || !clock.instant().isBefore(code.expires())) {
            return new ConfirmationResult.Expired();
        }
        // The attempt is counted before the comparison, so that concurrent entries cannot exceed the limit.
        if (!pending.replace(held.with(Optional.of(new PendingCode(code.hash(), code.expires(), code.wrong() + 1))))) {
            return confirm(person, contact, typed, actor);
        }
        if (!PinHasher.matches(hashFunction.hash(typed.replaceAll("\\D", ""), held.salt()), code.hash())) {
            int left = MAX_WRONG_CODES - code.wrong() - 1;
            return left > 0 ? new ConfirmationResult.Wrong(left) : new ConfirmationResult.Expired();
        }
        Person now = profiles.markContactConfirmed(person, held.contact(), actor);
        pending.delete(held.id());
        return new ConfirmationResult.Confirmed(now);
    }

    public void cancel(PersonId person, Contact contact, Actor actor) {
        if (actor.person().equals(Optional.of(person))) {
            pending.delete(idOf(person, contact));
        }
    }

    /** Deletes the pending contacts that expired on that day (UTC). */
    int deleteExpired(LocalDate day) {
        var old = pending.list(Query.where("day", day));
        old.forEach(each -> pending.delete(each.id()));
        return old.size();
    }

    private boolean isOpen(PendingContact each) {
        return clock.instant().isBefore(each.asked().plus(KEPT));
    }

    static String idOf(PersonId person, Contact contact) {
        return person.value() + "-" + Sha256Digest.of("contact", contact.value());
    }
}
