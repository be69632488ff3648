package org.curbstop.accounts.verification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.PinChanged;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.accounts.lockout.AttemptLimiter;
import org.curbstop.accounts.lockout.AttemptLimiter.AttemptResult;
import org.curbstop.accounts.lockout.IdentityProperties;
import org.curbstop.accounts.lockout.IdentityProperties.AttemptLimit;
import org.curbstop.accounts.lockout.LockOut;
import org.curbstop.accounts.lockout.LockOuts;
import org.curbstop.accounts.verification.ChallengeRepository.HashedCode;
import org.curbstop.accounts.verification.ChallengeRepository.HashedPin;
import org.curbstop.accounts.verification.ChallengeRepository.PinSet;
import org.curbstop.accounts.verification.ChallengeRepository.StoredChallenge;
import org.curbstop.accounts.verification.PinAttemptLimiter.PinAttempt;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.PersonId;
import org.curbstop.common.RandomCodes;
import org.curbstop.common.RequiresFreshSignIn;
import org.curbstop.store.OutboxMessage;
import org.springframework.stereotype.Component;

/**
 * Verifies a customer's identity by the PIN of the account or a one-time code to a contact on file. Until then nobody can learn whether an
 * account exists: for every claim the same queries run, the same hashes are computed and the same answers are given.
 */
@Component
public final class ProvingIdentity {

    private static final int CODE_DIGITS = 6;

    private final ClaimResolver claims;
    private final ChallengeRepository challenges;
    private final AttemptLimiter attempts;
    private final PinAttemptLimiter pinTries;
    private final LockOuts lockOuts;
    private final PinHasher.HashFunction hashFunction;
    private final AuditTrail audit;
    private final Clock clock;

    public ProvingIdentity(ClaimResolver claims, ChallengeRepository challenges, PinAttemptLimiter pinTries,
            PinHasher.HashFunction hashFunction, AuditTrail audit, Clock clock) {
        this.claims = claims;
        this.challenges = challenges;
        this.pinTries = pinTries;
        this.attempts = pinTries.attempts();
        this.lockOuts = pinTries.lockOuts();
        this.hashFunction = hashFunction;
        this.audit = audit;
        this.clock = clock;
    }

    /** Starts a challenge, whether or not the claim matches a person. */
    public Challenge startChallenge(IdentityClaim claim, Actor actor) {
        ClaimResolver.ClaimedIdentity behind = claims.resolve(claim);
        PinSet pins = challenges.findPins(behind.person());
        Optional<AccountId> account = behind.account().map(Account::id);
        List<HashedPin> askable = pins.pins().stream().filter(pin -> account.map(pin.account()::equals).orElse(true)).toList();
        String claimed = ChallengeRepository.digest(claim);
        Instant expires = clock.instant().plus(attempts.limits().challengeLife());
        var held = new StoredChallenge(
                ChallengeId.create(), 0, expires, LocalDate.ofInstant(expires, ZoneOffset.UTC), actor.channel(), claimed,
                behind.person().map(PersonId::value).orElse(claimed), actor.origin(),
                behind.person(), account, pins.salt(), askable, own(behind.person(), actor),
                Optional.empty(), Optional.empty(), Optional.empty(), false, List.of());
        challenges.save(held);
        return new Challenge(held.id(), expires);
    }

    /** Runs the query in any case. A calling number can be forged, so attempts from a line on file are limited as well. */
    private Optional<String> own(Optional<PersonId> claimed, Actor actor) {
        Optional<Person> person = claims.findPerson(claimed.orElseGet(PersonId::create));
        if (claimed.isPresent() && actor.person().equals(claimed)) {
            return Optional.of("login");
        }
        boolean line = actor.channel() == Channel.VOICE || actor.channel() == Channel.TEXT;
        boolean onFile = person.filter(known -> known.contacts().stream().anyMatch(contact -> contact.value().equals(actor.origin())))
                .isPresent();
        return line && onFile && attempts.limits().ownLine() ? Optional.of("line") : Optional.empty();
    }

    /** Requests a code to a contact on file. If the claim matches nobody, nothing is sent and the response is the same. */
    public OtpRequestResult requestCode(ChallengeId id, OtpChannel channel) {
        StoredChallenge held = challenges.find(id).filter(h -> h.isOpen(clock.instant())).orElse(null);
        if (held == null) {
            return new OtpRequestResult.Expired();
        }
        IdentityProperties limits = attempts.limits();
        if (attempts.tryAcquire(ofOrigin(channel), held.network()) instanceof AttemptResult.Locked locked) {
            return channel == OtpChannel.EMAIL ? new OtpRequestResult.TooManyRequests(locked.until())
                    : new OtpRequestResult.TooManyTexts(locked.until());
        }
        AttemptResult ofClaim = attempts.tryAcquireAbout(limits.codesPerClaim(), held.claimAtOrigin(), held.subject());
        Optional<Instant> locked = AttemptResult.longestLock(ofClaim);
        if (locked.isPresent()) {
            return new OtpRequestResult.TooManyRequests(locked.get());
        }
        AttemptResult ofPerson = attempts.tryAcquireAbout(limits.codesPerPerson(), codesTo(held, channel), held.subject());
        if (ofPerson.isLast()) {
            lockOuts.lock(held, LockOut.Kind.CODES, clock.instant().plus(limits.codesPause()));
        }
        boolean send = held.person().isPresent() && ofPerson instanceof AttemptResult.Allowed;
        var wanted = new OtpRequested(id, channel, clock.instant());
        // Concurrent requests are served once.
        challenges.replace(held.withCodeRequest(channel, send ? List.of(OutboxMessage.of(wanted)) : List.of()));
        return new OtpRequestResult.Requested();
    }

    private AttemptLimit ofOrigin(OtpChannel channel) {
        return channel == OtpChannel.EMAIL ? attempts.limits().mailsPerOrigin() : attempts.limits().codesPerOrigin();
    }

    /** Texts and calls go to the same phone; email is counted separately. */
    private static String codesTo(StoredChallenge held, OtpChannel channel) {
        return held.attemptPool() + (channel == OtpChannel.EMAIL ? "|mail" : "|phone");
    }

    /**
     * Creates the code for an {@link OtpRequested} event, for immediate delivery, and invalidates an earlier code of the challenge. Empty
     * if the challenge is closed or the person has no contact.
     */
    public Optional<OneTimeCode> createCode(ChallengeId id) {
        return createCode(id, false);
    }

    /** Creates the code again when somebody in the call for it asks to hear it, which counts as no further one. */
    public Optional<OneTimeCode> createSpokenCode(ChallengeId id) {
        return createCode(id, true);
    }

    private Optional<OneTimeCode> createCode(ChallengeId id, boolean again) {
        StoredChallenge held = challenges.find(id).filter(h -> h.isOpen(clock.instant()) && h.wanted().isPresent()).orElse(null);
        if (held == null) {
            return Optional.empty();
        }
        Optional<Person> person = held.person().flatMap(claims::findPerson);
        Optional<Contact> to = person.flatMap(p -> contact(p, held.wanted().orElseThrow()));
        if (to.isEmpty() || !again && isTextInsteadOfMail(held, to.get())
                && attempts.tryAcquire(attempts.limits().codesPerOrigin(), held.network()) instanceof AttemptResult.Locked) {
            return Optional.empty();
        }
        String code = RandomCodes.create(RandomCodes.DIGITS, CODE_DIGITS);
        Instant expires = clock.instant().plus(attempts.limits().codeLife());
        boolean kept = challenges.replace(held.with(new HashedCode(hashFunction.hash(code, held.salt()), expires)));
        int minutes = (int) attempts.limits().codeLife().toMinutes();
        return kept ? Optional.of(new OneTimeCode(to.get(), OneTimeCode.channel(to.get(), held.wanted().orElseThrow()), code,
                person.orElseThrow().language(), minutes)) : createCode(id, true);
    }

    /** A person without an email address on file gets a text instead, which counts as one. */
    private static boolean isTextInsteadOfMail(StoredChallenge held, Contact to) {
        return held.wanted().equals(Optional.of(OtpChannel.EMAIL)) && to.kind() == Contact.Kind.PHONE;
    }

    private static Optional<Contact> contact(Person person, OtpChannel by) {
        Stream<Contact> wanted = person.contacts().stream().filter(contact -> switch (by) {
            case TEXT -> contact.mayText();
            case CALL -> contact.kind() == Contact.Kind.PHONE;
            case EMAIL -> contact.kind() == Contact.Kind.EMAIL;
        });
        return Stream.concat(wanted, person.contacts().stream()).findFirst();
    }

    /**
     * Verifies the code that was entered or said. Attempts are limited per challenge, so that guesses made elsewhere, by code or PIN, use
     * up none of them.
     */
    public VerificationResult verifyCode(ChallengeId id, String code) {
        StoredChallenge held = challenges.find(id).filter(h -> h.isOpen(clock.instant())).orElse(null);
        if (held == null || !(attempts.tryAcquire(attempts.limits().perChallenge(), id.value()) instanceof AttemptResult.Allowed attempt)) {
            return new VerificationResult.Expired();
        }
        String hash = hashFunction.hash(code.strip(), held.salt());
        boolean right = held.code().filter(c -> PinHasher.matches(c.hash(), hash) & clock.instant().isBefore(c.expires())).isPresent();
        if (!right || !challenges.replace(held.withProof(VerificationLevel.CODE))) {
            audit.record(asker(held), "proof-refused", held.account());
            return attempt.left() > 0 ? new VerificationResult.Wrong(attempt.left()) : new VerificationResult.Expired();
        }
        IdentityProperties limits = attempts.limits();
        attempts.release(ofOrigin(held.wanted().orElseThrow()), held.network());
        attempts.clear(limits.codesPerClaim(), held.claimAtOrigin());
        attempts.release(limits.codesPerPerson(), codesTo(held, held.wanted().orElseThrow()));
        return proved(held, VerificationLevel.CODE, claims.listAccountsVisibleTo(held.person().orElseThrow()));
    }

    /** Verifies the PIN that was entered or said against those of the person that the claim matches. */
    public VerificationResult verifyPin(ChallengeId id, String pin) {
        StoredChallenge held = challenges.find(id).filter(h -> h.isOpen(clock.instant())).orElse(null);
        if (held == null) {
            return new VerificationResult.Expired();
        }
        PinAttempt tries = pinTries.tryAcquire(held, pin.strip());
        if (tries.lockedUntil().isPresent()) {
            return new VerificationResult.LockedOut(tries.lockedUntil().get());
        }
        String hash = hashFunction.hash(pin.strip(), held.salt());
        // A PIN that was changed or removed since the challenge began is no longer valid.
        List<HashedPin> current = challenges.findPins(held.person()).pins();
        List<AccountId> withPin = held.pins().stream().filter(p -> PinHasher.matches(p.hash(), hash) && current.contains(p))
                .map(HashedPin::account).toList();
        if (!tries.isWithinSharedLimits() || withPin.isEmpty() || !challenges.replace(held.withProof(VerificationLevel.PIN))) {
            audit.record(asker(held), "proof-refused", held.account());
            return pinTries.recordFailure(held, tries);
        }
        pinTries.recordSuccess(held, pin.strip());
        PersonId person = held.person().orElseThrow();
        return proved(held, VerificationLevel.PIN, claims.listAccountsVisibleTo(person).stream()
                .filter(account -> account.holder().equals(person) && withPin.contains(account.id()))
                .toList());
    }

    /** A PIN gives access to its own accounts, a code to all accounts of the person. */
    private VerificationResult.Verified proved(StoredChallenge held, VerificationLevel level, List<Account> opened) {
        PersonId person = held.person().orElseThrow();
        List<AccountId> open = opened.stream().sorted(Comparator.comparing(Account::number)).map(Account::id).toList();
        Actor actor = new Actor(held.channel(), held.origin(), Optional.of(person), Optional.empty());
        if (open.isEmpty()) {
            audit.record(actor, "identity-proved", Optional.empty());
        } else {
            audit.record(actor, "identity-proved", open);
        }
        return new VerificationResult.Verified(level, person, open);
    }

    private static Actor asker(StoredChallenge held) {
        return Actor.anonymous(held.channel(), held.origin());
    }

    /** Returns the person recently proved by this challenge at the given level or better. Each proof can be consumed once. */
    public Optional<PersonId> consumeProof(ChallengeId id, VerificationLevel least) {
        return challenges.find(id)
                .filter(h -> h.provedBy().filter(by -> by.isAtLeast(least)).isPresent() && !h.spent())
                .filter(h -> clock.instant().isBefore(h.expires().plus(attempts.limits().proofLife())))
                .filter(h -> challenges.replace(h.asConsumed()))
                .flatMap(StoredChallenge::person);
    }

    /** Returns whether an account has a PIN; {@code false} to anybody but its holder, staff and the application. */
    public boolean hasPin(AccountId account, Actor actor) {
        return claims.findHolderForPin(account, actor).filter(holder -> challenges.findPins(Optional.of(holder)).has(account)).isPresent();
    }

    /**
     * Sets the PIN of an account, four to eight digits, and notifies its holder unless the application does it.
     *
     * @param actor the holder, verified by more than a PIN, or staff, or the application
     * @throws InvalidValueException with code {@code invalid.pin} if the PIN is not four to eight digits or is too common, or
     *     {@code invalid.pin-changes} if the holder has changed PINs too often in the last hour
     */
    @RequiresFreshSignIn
    public void setPin(AccountId account, String pin, Actor actor) {
        if (!pin.matches("[0-9]{4,8}") || isTooCommon(pin)) {
            throw new InvalidValueException("invalid.pin", "4 to 8 digits that are not all the same and do not count up or down");
        }
        PersonId holder = claims.findHolderForPin(account, actor)
                .orElseThrow(() -> new InvalidValueException("invalid.pin-owner", "the holder of the account"));
        if (!actor.isStaffOrSystem()
                && attempts.tryAcquire(attempts.limits().codesPerPerson(), "pin " + holder) instanceof AttemptResult.Locked) {
            throw new InvalidValueException("invalid.pin-changes", "fewer changes in an hour");
        }
        changePins(holder, old -> old.with(account, Optional.of(new HashedPin(account, hashFunction.hash(pin, old.salt()))),
                pinChanged(holder, false, actor)));
        audit.record(actor, "pin-chosen", Optional.of(account));
    }

    /**
     * Removes the PIN of an account, if there is one: a forgotten one, or one that somebody else knows. Its holder is notified, then
     * verifies by code or login, and may choose another. Nobody can be given a PIN by staff.
     */
    @RequiresFreshSignIn
    public void removePin(AccountId account, Actor actor) {
        actor.requireStaffOrSystem();
        if (hasPin(account, actor)) {
            PersonId holder = claims.findHolderForPin(account, actor).orElseThrow();
            changePins(holder, old -> old.with(account, Optional.empty(), pinChanged(holder, true, actor)));
            audit.record(actor, "pin-removed", Optional.of(account));
        }
    }

    private void changePins(PersonId holder, UnaryOperator<PinSet> change) {
        boolean kept = false;
        for (int tries = 0; !kept && tries < 10; tries++) {
            kept = challenges.save(change.apply(challenges.findPins(Optional.of(holder))));
        }
        if (!kept) {
            throw new IllegalStateException("the PINs of one person are changed by too many at once");
        }
    }

    private List<OutboxMessage> pinChanged(PersonId holder, boolean removed, Actor actor) {
        return actor.channel() == Channel.SYSTEM ? List.of() : List.of(OutboxMessage.of(new PinChanged(holder, removed, clock.instant())));
    }

    private static boolean isTooCommon(String pin) {
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
