package org.curbstop.accounts.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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

/** Challenges and PINs as they are kept. */
@Component
public final class ChallengeRepository {

    private final AggregateCollection<StoredChallenge> challenges;
    private final AggregateCollection<PinSet> pins;

    /** @param account whose PIN it is */
    record HashedPin(AccountId account, String hash) {}

    /** The PINs of one person under one salt, so that one hash of what was keyed in compares with all of them. */
    record PinSet(PersonId id, long version, String salt, List<HashedPin> pins) {
        static PinSet none(PersonId person) {
            return new PinSet(person, 0, PinHasher.salt(), List.of());
        }
    }

    record HashedCode(String hash, Instant expires) {}

    /**
     * A challenge, the same for a person and for nobody.
     *
     * @param claim what was claimed, as a digest
     * @param subject whom it is about, for the limit per person: the person, or the claim where there is none
     * @param origin caller or address; forgotten with the challenge
     * @param account the one that was claimed by its number or address: whose PIN counts, and what the audit names
     * @param salt of the person's PINs; any where there is none
     * @param wanted how a code was last asked for
     * @param own what makes the asker more likely to be the person than a stranger: their own line, their own login; tries from there
     *     count by themselves, so that a stranger cannot use them up
     * @param provedBy the level that an answer has reached
     * @param spent a proof links one login
     */
    public record StoredChallenge(
            ChallengeId id, long version, Instant expires, LocalDate day, Channel channel, String claim, String subject, String origin,
            Optional<PersonId> person, Optional<AccountId> account, String salt, List<HashedPin> pins,
            Optional<String> own, Optional<OtpChannel> wanted, Optional<HashedCode> code, Optional<VerificationLevel> provedBy,
            boolean spent, List<OutboxMessage> outbox)
            implements OutboxAggregate {

        /** Whose tries an answer uses up: those from the person's own line and all others apart. */
        String attemptPool() {
            return own.map(line -> subject + "|" + line).orElse(subject);
        }

        /** This claim as it is made from here: what somebody else claims elsewhere is another matter. */
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

    /** False: another answer was first. */
    boolean replace(StoredChallenge next) {
        return challenges.replace(next);
    }

    /** Reads in any case, so that nobody takes as long as somebody. */
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
            case IdentityClaim.ByAddress c -> Sha256Digest.of("address", c.address().key());
            case IdentityClaim.ByPerson c -> Sha256Digest.of("person", c.person().value());
        };
    }
}
