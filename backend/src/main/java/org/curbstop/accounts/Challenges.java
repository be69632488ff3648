package org.curbstop.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Digest;
import org.curbstop.common.PersonId;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Outboxed;
import org.curbstop.store.Outgoing;
import org.curbstop.store.Store;
import org.curbstop.store.Where;
import org.springframework.stereotype.Component;

/** Challenges and PINs as they are kept. */
@Component
final class Challenges {

    private final Documents<Held> challenges;
    private final Documents<Pins> pins;

    /** @param account whose PIN it is */
    record Pin(AccountId account, String hash) {}

    /** The PINs of one person under one salt, so that one hash of what was keyed in compares with all of them. */
    record Pins(PersonId id, long version, String salt, List<Pin> pins) {
        static Pins none(PersonId person) {
            return new Pins(person, 0, SlowHash.salt(), List.of());
        }
    }

    record Code(String hash, Instant expires) {}

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
    record Held(
            ChallengeId id, long version, Instant expires, LocalDate day, Channel channel, String claim, String subject, String origin,
            Optional<PersonId> person, Optional<AccountId> account, String salt, List<Pin> pins,
            Optional<String> own, Optional<CodeBy> wanted, Optional<Code> code, Optional<Level> provedBy, boolean spent, List<Outgoing> outbox)
            implements Outboxed {

        /** Whose tries an answer uses up: those from the person's own line and all others apart. */
        String pool() {
            return own.map(line -> subject + "|" + line).orElse(subject);
        }

        /** This claim as it is made from here: what somebody else claims elsewhere is another matter. */
        String claimFromHere() {
            return claim + "|" + network();
        }

        String network() {
            return Attempts.network(origin);
        }

        Held asking(CodeBy by, List<Outgoing> told) {
            return new Held(id, version, expires, day, channel, claim, subject, origin, person, account, salt, pins, own,
                    Optional.of(by), code, provedBy, spent, told);
        }

        Held with(Code fresh) {
            return new Held(id, version, expires, day, channel, claim, subject, origin, person, account, salt, pins, own,
                    wanted, Optional.of(fresh), provedBy, spent, List.of());
        }

        Held proved(Level by) {
            return new Held(id, version, expires, day, channel, claim, subject, origin, person, account, salt, pins, own,
                    wanted, Optional.empty(), Optional.of(by), spent, List.of());
        }

        Held asSpent() {
            return new Held(id, version, expires, day, channel, claim, subject, origin, person, account, salt, pins, own,
                    wanted, code, provedBy, true, List.of());
        }

        boolean isOpen(Instant now) {
            return provedBy.isEmpty() && now.isBefore(expires);
        }
    }

    Challenges(Store store) {
        this.challenges = store.documents(Held.class, "challenges", Index.on("day"));
        this.pins = store.documents(Pins.class, "pins");
    }

    void keep(Held challenge) {
        if (!challenges.insert(challenge)) {
            throw new IllegalStateException("a fresh id was taken");
        }
    }

    Optional<Held> find(ChallengeId id) {
        return challenges.find(id.value());
    }

    /** False: another answer was first. */
    boolean replace(Held next) {
        return challenges.replace(next);
    }

    /** Reads in any case, so that nobody takes as long as somebody. */
    Pins pinsOf(Optional<PersonId> person) {
        PersonId asked = person.orElseGet(PersonId::mint);
        return pins.find(asked.value()).orElseGet(() -> Pins.none(asked));
    }

    boolean keep(Pins next) {
        return next.version() == 0 && pins.find(next.id().value()).isEmpty() ? pins.insert(next) : pins.replace(next);
    }

    int forget(LocalDate day) {
        var old = challenges.list(Where.is("day", day));
        old.forEach(challenge -> challenges.delete(challenge.id().value()));
        return old.size();
    }

    static String digest(Claim claim) {
        return switch (claim) {
            case Claim.ByNumber c -> Digest.of("number", c.number().value());
            case Claim.ByPhone c -> Digest.of("phone", c.phone().e164());
            case Claim.ByAddress c -> Digest.of("address", c.address().key());
            case Claim.ByPerson c -> Digest.of("person", c.person().value());
        };
    }
}
