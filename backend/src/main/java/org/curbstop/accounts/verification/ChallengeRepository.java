package org.curbstop.accounts.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.accounts.lockout.AttemptLimiter;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.PersonId;
import org.curbstop.common.Sha256Digest;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.OutboxAggregate;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/** Repository for challenges and PINs. */
@Component
public final class ChallengeRepository {

    private final AggregateCollection<StoredChallenge> challenges;
    private final AggregateCollection<PinSet> pins;

    /** @param account account that the PIN belongs to */
    record HashedPin(AccountId account, String hash) {}

    /** The PINs of one person under one salt, so that one hash of the entered PIN is compared with all of them. */
    record PinSet(PersonId id, long version, String salt, List<HashedPin> pins, List<OutboxMessage> outbox) implements OutboxAggregate {
        static PinSet none(PersonId person) {
            return new PinSet(person, 0, PinHasher.salt(), List.of(), List.of());
        }

        boolean has(AccountId account) {
            return pins.stream().anyMatch(pin -> pin.account().equals(account));
        }

        /** @param fresh the new PIN; empty to remove it */
        PinSet with(AccountId account, Optional<HashedPin> fresh, List<OutboxMessage> published) {
            Stream<HashedPin> others = pins.stream().filter(pin -> !pin.account().equals(account));
            return new PinSet(id, version, salt, Stream.concat(others, fresh.stream()).toList(), published);
        }
    }

    record HashedCode(String hash, Instant expires) {}

    /**
     * A challenge, stored the same way whether the person exists or not.
     *
     * @param claim digest of the claim
     * @param subject key of the limit per person: the person, or the claim if there is none
     * @param origin caller or address; deleted with the challenge
     * @param account account claimed by number or address, whose PIN is accepted and which the audit trail names
     * @param salt salt of the person's PINs; a random one if there is no person
     * @param wanted channel of the last code request
     * @param own evidence that the caller is the person, such as their own line or login; attempts from there are counted separately, so
     *     that a stranger cannot use them up
     * @param provedBy level reached by a correct answer
     * @param spent whether the proof has been used; it links one login
     */
    public record StoredChallenge(
            ChallengeId id, long version, Instant expires, LocalDate day, Channel channel, String claim, String subject, String origin,
            Optional<PersonId> person, Optional<AccountId> account, String salt, List<HashedPin> pins,
            Optional<String> own, Optional<OtpChannel> wanted, Optional<HashedCode> code, Optional<VerificationLevel> provedBy,
            boolean spent, List<OutboxMessage> outbox)
            implements OutboxAggregate {

        /** Returns the key for counting attempts about the person. Those from the person's own line are counted separately. */
        String attemptPool() {
            return own.map(line -> subject + "|" + line).orElse(subject);
        }

        /** Returns the key for attempts at this claim from this origin. Attempts from elsewhere do not count. */
        String claimAtOrigin() {
            return claim + "|" + network();
        }

        String network() {
            return AttemptLimiter.network(origin);
        }

        StoredChallenge withCodeRequest(OtpChannel by, List<OutboxMessage> published) {
            return new StoredChallenge(id, version, expires, day, channel, claim, subject, origin, person, account, salt, pins, own,
                    Optional.of(by), code, provedBy, spent, published);
        }

        StoredChallenge with(HashedCode fresh) {
            return new StoredChallenge(id, version, expires, day, channel, claim, subject, origin, person, account, salt, pins, own,
                    wanted, Optional.of(fresh), provedBy, spent, List.of());
        }

        StoredChallenge withProof(VerificationLevel by) {
            return new StoredChallenge(id, version, expires, day, channel, claim, subject, origin, person, account, salt, pins, own,
                    wanted, Optional.empty(), Optional.of(by), spent, List.of());
        }

        StoredChallenge asConsumed() {
            return new StoredChallenge(id, version, expires, day, channel, claim, subject, origin, person, account, salt, pins, own,
                    wanted, code, provedBy, true, List.of());
        }

        boolean isOpen(Instant now) {
            return provedBy.isEmpty() && now.isBefore(expires);
        }
    }

    public ChallengeRepository(Database database) {
        this.challenges = database.collection(StoredChallenge.class, "challenges", Index.on("day"));
        this.pins = database.collection(PinSet.class, "pins");
    }

    void save(StoredChallenge challenge) {
        if (!challenges.insert(challenge)) {
            throw new IllegalStateException("a fresh id was taken");
        }
    }

    Optional<StoredChallenge> find(ChallengeId id) {
        return challenges.find(id.value());
    }

    /** Returns {@code false} if another answer was stored first. */
    boolean replace(StoredChallenge next) {
        return challenges.replace(next);
    }

    /** Reads in any case, so that existing and nonexistent people take the same time. */
    PinSet findPins(Optional<PersonId> person) {
        PersonId asked = person.orElseGet(PersonId::create);
        return pins.find(asked.value()).orElseGet(() -> PinSet.none(asked));
    }

    boolean save(PinSet next) {
        return next.version() == 0 && pins.find(next.id().value()).isEmpty() ? pins.insert(next) : pins.replace(next);
    }

    int deleteExpired(LocalDate day) {
        var old = challenges.list(Query.where("day", day));
        old.forEach(challenge -> challenges.delete(challenge.id().value()));
        return old.size();
    }

    static String digest(IdentityClaim claim) {
        return switch (claim) {
            case IdentityClaim.ByAccountNumber c -> Sha256Digest.of("number", c.number().value());
            case IdentityClaim.ByPhone c -> Sha256Digest.of("phone", c.phone().e164());
        };
    }
}
