package org.curbstop.accounts;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.Attempts.Try;
import org.curbstop.accounts.Challenges.Code;
import org.curbstop.accounts.Challenges.Held;
import org.curbstop.accounts.Challenges.Pin;
import org.curbstop.accounts.Challenges.Pins;
import org.curbstop.audit.Audit;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Invalid;
import org.curbstop.common.PersonId;
import org.curbstop.store.Outgoing;
import org.springframework.stereotype.Component;

/**
 * Lets somebody prove who they are, by the account's PIN or by a one-time code to a contact on file, and lets nobody learn whether an
 * account exists before that: whatever is claimed, the same questions are put to the store, the same hashes are computed and the same
 * answers given.
 */
@Component
public final class ProvingIdentity {

    private static final int CODE_DIGITS = 6;
    private static final int CODES = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Claims claims;
    private final Challenges challenges;
    private final Attempts attempts;
    private final SlowHash.Hashing hashing;
    private final Audit audit;
    private final Clock clock;

    ProvingIdentity(Claims claims, Challenges challenges, Attempts attempts, SlowHash.Hashing hashing, Audit audit, Clock clock) {
        this.claims = claims;
        this.challenges = challenges;
        this.attempts = attempts;
        this.hashing = hashing;
        this.audit = audit;
        this.clock = clock;
    }

    /** Always a challenge, whether or not anybody stands behind the claim. */
    public Challenge begin(Claim claim, Asker asker) {
        Claims.Behind behind = claims.behind(claim);
        Pins pins = challenges.pinsOf(behind.person());
        Optional<AccountId> account = behind.account().map(Account::id);
        List<Pin> askable = pins.pins().stream().filter(pin -> account.map(pin.account()::equals).orElse(true)).toList();
        String claimed = Challenges.digest(claim);
        Instant expires = clock.instant().plus(attempts.limits().challengeLife());
        var held = new Held(
                ChallengeId.mint(), 0, expires, LocalDate.ofInstant(expires, ZoneOffset.UTC), asker.channel(), claimed,
                behind.person().map(PersonId::value).orElse(claimed), asker.origin(),
                behind.person(), account, pins.salt(), askable,
                Optional.empty(), Optional.empty(), Optional.empty(), false, List.of());
        challenges.keep(held);
        return new Challenge(held.id(), expires);
    }

    /** Asks for a code to a contact on file. Nothing is sent where nobody stands behind the claim, and nothing tells so. */
    public CodeSending sendCode(ChallengeId id, CodeBy how) {
        Held held = challenges.find(id).filter(h -> h.isOpen(clock.instant())).orElse(null);
        if (held == null) {
            return new CodeSending.Expired();
        }
        Try ofOrigin = attempts.take(attempts.limits().codesPerOrigin(), held.origin());
        Try ofClaim = attempts.take(attempts.limits().codesPerClaim(), held.claim());
        Try ofPerson = attempts.take(attempts.limits().codesPerPerson(), held.subject());
        if (lock(ofOrigin, ofClaim).isPresent()) {
            return new CodeSending.TooMany(lock(ofOrigin, ofClaim).get());
        }
        boolean send = held.person().isPresent() && ofPerson instanceof Try.Taken;
        var wanted = new CodeWanted(id, how, clock.instant());
        // Who asks twice at the same moment is served once.
        challenges.replace(held.asking(how, send ? List.of(Outgoing.of(wanted)) : List.of()));
        return new CodeSending.Asked();
    }

    /**
     * Makes the code for a {@link CodeWanted}, for whoever delivers it at once; an earlier code of the challenge serves no longer.
     * Empty: the challenge is over, or there is no contact of that kind or any other.
     */
    public Optional<CodeToSend> mintCode(ChallengeId id) {
        Held held = challenges.find(id).filter(h -> h.isOpen(clock.instant()) && h.wanted().isPresent()).orElse(null);
        if (held == null) {
            return Optional.empty();
        }
        Optional<Person> person = held.person().flatMap(claims::person);
        Optional<Contact> to = person.flatMap(p -> contact(p, held.wanted().orElseThrow()));
        if (to.isEmpty()) {
            return Optional.empty();
        }
        String code = String.format("%0" + CODE_DIGITS + "d", RANDOM.nextInt(CODES));
        Instant expires = clock.instant().plus(attempts.limits().codeLife());
        boolean kept = challenges.replace(held.with(new Code(hashing.hash(code, held.salt()), expires)));
        int minutes = (int) attempts.limits().codeLife().toMinutes();
        return kept ? Optional.of(new CodeToSend(to.get(), code, person.orElseThrow().language(), minutes)) : mintCode(id);
    }

    private static Optional<Contact> contact(Person person, CodeBy by) {
        Stream<Contact> wanted = person.contacts().stream().filter(contact -> switch (by) {
            case TEXT -> contact.mayText();
            case CALL -> contact.kind() == Contact.Kind.PHONE;
            case EMAIL -> contact.kind() == Contact.Kind.EMAIL;
        });
        return Stream.concat(wanted, person.contacts().stream()).findFirst();
    }

    /** Compares what was keyed in or said with the PIN and with the code, if one was sent. */
    public Proof answer(ChallengeId id, String secret) {
        Held held = challenges.find(id).filter(h -> h.isOpen(clock.instant())).orElse(null);
        if (held == null) {
            return new Proof.Expired();
        }
        IdentityLimits limits = attempts.limits();
        Try ofOrigin = attempts.take(limits.perOrigin(), held.origin());
        Try ofClaim = attempts.take(limits.perClaim(), held.claim());
        Try ofPerson = attempts.take(limits.perPerson(), held.subject());
        Optional<Instant> locked = lock(ofOrigin, ofClaim);
        if (locked.isPresent()) {
            return new Proof.LockedOut(locked.get());
        }
        String hash = hashing.hash(secret.strip(), held.salt());
        Optional<Level> level = ofPerson instanceof Try.Taken ? reached(held, hash) : Optional.empty();
        if (level.isEmpty() || !challenges.replace(held.proved(level.get()))) {
            audit.record(asker(held), "proof-refused", held.account());
            return wrong(ofOrigin, ofClaim, limits);
        }
        attempts.giveBack(limits.perOrigin(), held.origin());
        attempts.clear(limits.perClaim(), held.claim());
        attempts.clear(limits.perPerson(), held.subject());
        return proved(held, level.get(), hash);
    }

    /** Empty if it is neither the code nor a PIN. Every comparison is made, right or wrong. */
    private Optional<Level> reached(Held held, String hash) {
        boolean code = held.code().filter(c -> SlowHash.same(c.hash(), hash) & clock.instant().isBefore(c.expires())).isPresent();
        boolean pin = held.pins().stream().filter(p -> SlowHash.same(p.hash(), hash)).count() > 0;
        return code ? Optional.of(Level.CODE) : pin ? Optional.of(Level.PIN) : Optional.empty();
    }

    /** A PIN opens its own accounts, a code all of the person's. */
    private Proof.Proved proved(Held held, Level level, String hash) {
        PersonId person = held.person().orElseThrow();
        List<AccountId> withPin = held.pins().stream().filter(p -> SlowHash.same(p.hash(), hash)).map(Pin::account).toList();
        List<AccountId> open = claims.accountsOpenTo(person).stream()
                .filter(account -> level == Level.CODE || (account.holder().equals(person) && withPin.contains(account.id())))
                .sorted(Comparator.comparing(Account::number))
                .map(Account::id)
                .toList();
        Asker who = new Asker(held.channel(), held.origin(), Optional.of(person), Optional.empty());
        if (open.isEmpty()) {
            audit.record(who, "identity-proved", Optional.empty());
        } else {
            audit.record(who, "identity-proved", open);
        }
        return new Proof.Proved(level, person, open);
    }

    private static Asker asker(Held held) {
        return Asker.stranger(held.channel(), held.origin());
    }

    private Proof wrong(Try ofOrigin, Try ofClaim, IdentityLimits limits) {
        int left = Math.min(left(ofOrigin), left(ofClaim));
        return left > 0
                ? new Proof.Wrong(left)
                : new Proof.LockedOut(clock.instant().plus(left(ofClaim) == 0 ? limits.claimPause() : limits.originPause()));
    }

    private static int left(Try attempt) {
        return attempt instanceof Try.Taken taken ? taken.left() : 0;
    }

    private static Optional<Instant> lock(Try... tries) {
        return Stream.of(tries).filter(Try.Locked.class::isInstance).map(t -> ((Try.Locked) t).until()).max(Instant::compareTo);
    }

    /** Who was proved by this challenge at that level or better, not long ago and not yet made use of; it is used up by asking. */
    Optional<PersonId> spend(ChallengeId id, Level least) {
        return challenges.find(id)
                .filter(h -> h.provedBy().filter(by -> by.reaches(least)).isPresent() && !h.spent())
                .filter(h -> clock.instant().isBefore(h.expires().plus(attempts.limits().proofLife())))
                .filter(h -> challenges.replace(h.asSpent()))
                .flatMap(Held::person);
    }

    /**
     * Sets the PIN of an account, four to eight digits.
     *
     * @param who the holder, who has proved more than a PIN, or staff, or the application
     * @throws Invalid {@code invalid.pin}: not four to eight digits, or one that everybody tries first
     */
    public void choosePin(AccountId account, String pin, Asker who) {
        if (!pin.matches("[0-9]{4,8}") || isGuessedFirst(pin)) {
            throw new Invalid("invalid.pin", "4 to 8 digits that are not all the same and do not count up or down");
        }
        PersonId holder = claims.holderForPin(account, who).orElseThrow(() -> new Invalid("invalid.pin-owner", "the holder of the account"));
        boolean kept = false;
        for (int tries = 0; !kept && tries < 10; tries++) {
            Pins old = challenges.pinsOf(Optional.of(holder));
            var others = old.pins().stream().filter(p -> !p.account().equals(account));
            List<Pin> now = Stream.concat(others, Stream.of(new Pin(account, hashing.hash(pin, old.salt())))).toList();
            kept = challenges.keep(new Pins(holder, old.version(), old.salt(), now));
        }
        if (!kept) {
            throw new IllegalStateException("the PINs of one person are changed by too many at once");
        }
        audit.record(who, "pin-chosen", Optional.of(account));
    }

    private static boolean isGuessedFirst(String pin) {
        return Stream.of(0, 1, -1).anyMatch(step -> {
            for (int i = 1; i < pin.length(); i++) {
                if (pin.charAt(i) - pin.charAt(i - 1) != step) {
                    return false;
                }
            }
            return true;
        });
    }
}
