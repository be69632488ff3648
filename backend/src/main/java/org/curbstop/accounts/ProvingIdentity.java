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
import org.curbstop.accounts.IdentityLimits.Limit;
import org.curbstop.accounts.PinAttempts.PinTries;
import org.curbstop.audit.Audit;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
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
    private final PinAttempts pinTries;
    private final LockOuts lockOuts;
    private final SlowHash.Hashing hashing;
    private final Audit audit;
    private final Clock clock;

    ProvingIdentity(Claims claims, Challenges challenges, PinAttempts pinTries, SlowHash.Hashing hashing, Audit audit, Clock clock) {
        this.claims = claims;
        this.challenges = challenges;
        this.pinTries = pinTries;
        this.attempts = pinTries.attempts();
        this.lockOuts = pinTries.lockOuts();
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
                behind.person(), account, pins.salt(), askable, own(behind.person(), asker),
                Optional.empty(), Optional.empty(), Optional.empty(), false, List.of());
        challenges.keep(held);
        return new Challenge(held.id(), expires);
    }

    /** Asked of the store in any case. A calling number can be forged, so tries from a line on file are few as well. */
    private Optional<String> own(Optional<PersonId> claimed, Asker asker) {
        Optional<Person> person = claims.person(claimed.orElseGet(PersonId::mint));
        if (claimed.isPresent() && asker.person().equals(claimed)) {
            return Optional.of("login");
        }
        boolean line = asker.channel() == Channel.VOICE || asker.channel() == Channel.TEXT;
        boolean onFile = person.filter(known -> known.contacts().stream().anyMatch(contact -> contact.value().equals(asker.origin()))).isPresent();
        return line && onFile && attempts.limits().ownLine() ? Optional.of("line") : Optional.empty();
    }

    /** Asks for a code to a contact on file. Nothing is sent where nobody stands behind the claim, and nothing tells so. */
    public CodeSending sendCode(ChallengeId id, CodeBy how) {
        Held held = challenges.find(id).filter(h -> h.isOpen(clock.instant())).orElse(null);
        if (held == null) {
            return new CodeSending.Expired();
        }
        IdentityLimits limits = attempts.limits();
        if (attempts.take(ofOrigin(how), held.network()) instanceof Try.Locked locked) {
            return how == CodeBy.EMAIL ? new CodeSending.TooMany(locked.until()) : new CodeSending.TooManyTexts(locked.until());
        }
        Try ofClaim = attempts.takeAbout(limits.codesPerClaim(), held.claimFromHere(), held.subject());
        Optional<Instant> locked = Try.locked(ofClaim);
        if (locked.isPresent()) {
            return new CodeSending.TooMany(locked.get());
        }
        Try ofPerson = attempts.takeAbout(limits.codesPerPerson(), codesTo(held, how), held.subject());
        if (ofPerson.isLast()) {
            lockOuts.lock(held, LockOut.Kind.CODES, clock.instant().plus(limits.codesPause()));
        }
        boolean send = held.person().isPresent() && ofPerson instanceof Try.Taken;
        var wanted = new CodeWanted(id, how, clock.instant());
        // Who asks twice at the same moment is served once.
        challenges.replace(held.asking(how, send ? List.of(Outgoing.of(wanted)) : List.of()));
        return new CodeSending.Asked();
    }

    private Limit ofOrigin(CodeBy how) {
        return how == CodeBy.EMAIL ? attempts.limits().mailsPerOrigin() : attempts.limits().codesPerOrigin();
    }

    /** Texts and calls ring the same phone; a mailbox is flooded by itself. */
    private static String codesTo(Held held, CodeBy how) {
        return held.pool() + (how == CodeBy.EMAIL ? "|mail" : "|phone");
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
        if (to.isEmpty() || isTextInsteadOfMail(held, to.get()) && attempts.take(attempts.limits().codesPerOrigin(), held.network()) instanceof Try.Locked) {
            return Optional.empty();
        }
        String code = String.format("%0" + CODE_DIGITS + "d", RANDOM.nextInt(CODES));
        Instant expires = clock.instant().plus(attempts.limits().codeLife());
        boolean kept = challenges.replace(held.with(new Code(hashing.hash(code, held.salt()), expires)));
        int minutes = (int) attempts.limits().codeLife().toMinutes();
        return kept ? Optional.of(new CodeToSend(to.get(), code, person.orElseThrow().language(), minutes)) : mintCode(id);
    }

    /** Whoever has no mailbox on file gets a text, which counts as one. */
    private static boolean isTextInsteadOfMail(Held held, Contact to) {
        return held.wanted().equals(Optional.of(CodeBy.EMAIL)) && to.kind() == Contact.Kind.PHONE;
    }

    private static Optional<Contact> contact(Person person, CodeBy by) {
        Stream<Contact> wanted = person.contacts().stream().filter(contact -> switch (by) {
            case TEXT -> contact.mayText();
            case CALL -> contact.kind() == Contact.Kind.PHONE;
            case EMAIL -> contact.kind() == Contact.Kind.EMAIL;
        });
        return Stream.concat(wanted, person.contacts().stream()).findFirst();
    }

    /**
     * Compares what was keyed in or said with the code that was sent. Its tries are the challenge's own: whatever others guess elsewhere,
     * by code or by PIN, uses up none of them.
     */
    public Proof answerCode(ChallengeId id, String code) {
        Held held = challenges.find(id).filter(h -> h.isOpen(clock.instant())).orElse(null);
        if (held == null || !(attempts.take(attempts.limits().perChallenge(), id.value()) instanceof Try.Taken attempt)) {
            return new Proof.Expired();
        }
        String hash = hashing.hash(code.strip(), held.salt());
        boolean right = held.code().filter(c -> SlowHash.same(c.hash(), hash) & clock.instant().isBefore(c.expires())).isPresent();
        if (!right || !challenges.replace(held.proved(Level.CODE))) {
            audit.record(asker(held), "proof-refused", held.account());
            return attempt.left() > 0 ? new Proof.Wrong(attempt.left()) : new Proof.Expired();
        }
        IdentityLimits limits = attempts.limits();
        attempts.giveBack(ofOrigin(held.wanted().orElseThrow()), held.network());
        attempts.clear(limits.codesPerClaim(), held.claimFromHere());
        attempts.giveBack(limits.codesPerPerson(), codesTo(held, held.wanted().orElseThrow()));
        return proved(held, Level.CODE, claims.accountsOpenTo(held.person().orElseThrow()));
    }

    /** Compares what was keyed in or said with the PINs of whoever stands behind the claim. */
    public Proof answerPin(ChallengeId id, String pin) {
        Held held = challenges.find(id).filter(h -> h.isOpen(clock.instant())).orElse(null);
        if (held == null) {
            return new Proof.Expired();
        }
        PinTries tries = pinTries.take(held, pin.strip());
        if (tries.locked().isPresent()) {
            return new Proof.LockedOut(tries.locked().get());
        }
        String hash = hashing.hash(pin.strip(), held.salt());
        List<AccountId> withPin = held.pins().stream().filter(p -> SlowHash.same(p.hash(), hash)).map(Pin::account).toList();
        if (!tries.counts() || withPin.isEmpty() || !challenges.replace(held.proved(Level.PIN))) {
            audit.record(asker(held), "proof-refused", held.account());
            return pinTries.wrong(held, tries);
        }
        pinTries.right(held, pin.strip());
        PersonId person = held.person().orElseThrow();
        return proved(held, Level.PIN, claims.accountsOpenTo(person).stream()
                .filter(account -> account.holder().equals(person) && withPin.contains(account.id()))
                .toList());
    }

    /** A PIN opens its own accounts, a code all of the person's. */
    private Proof.Proved proved(Held held, Level level, List<Account> opened) {
        PersonId person = held.person().orElseThrow();
        List<AccountId> open = opened.stream().sorted(Comparator.comparing(Account::number)).map(Account::id).toList();
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
