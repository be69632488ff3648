package org.curbstop.conversation.session;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.curbstop.common.ClientNetwork;
import org.curbstop.common.TokenBuckets;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.KeyedDigest;
import org.curbstop.store.Query;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Codes by which a talk is taken up on another channel: six signs that are not mistaken for each other, good once, for a day. */
@Component
class ResumeCodes {

    private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String DIGITS = "23456789";
    private static final int LENGTH = 6;
    static final int MAX_GUESSES = 20;
    private static final int MAX_ORIGINS = 20_000;
    private static final Duration VALIDITY = Duration.ofHours(24);

    private final AggregateCollection<ResumeCode> documents;
    private final KeyedDigest digest;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final TokenBuckets guesses;

    /** @param id digest of the code: who reads the store cannot take up a talk */
    record ResumeCode(String id, long version, String talk, Instant until, boolean used, Optional<LocalDate> day) {
        ResumeCode {
            day = Optional.of(LocalDate.ofInstant(until, ZoneOffset.UTC));
        }

        ResumeCode(String id, long version, String talk, Instant until, boolean used) {
            this(id, version, talk, until, used, Optional.empty());
        }
    }

    @Autowired
    ResumeCodes(Database database, KeyedDigest digest, Clock clock) {
        this(database, digest, clock, InstantSource.system());
    }

    /** @param wall for the limit on guesses: a clock of the sandbox that stands still would lock everybody out */
    ResumeCodes(Database database, KeyedDigest digest, Clock clock, InstantSource wall) {
        this.guesses = new TokenBuckets(MAX_GUESSES, MAX_GUESSES, Duration.ofHours(1), MAX_ORIGINS, wall);
        this.documents = database.collection(ResumeCode.class, "talk_codes", Index.on("day"));
        this.digest = digest;
        this.clock = clock;
    }

    String issue(String talk) {
        while (true) {
            var code = newCode();
            if (documents.insert(new ResumeCode(digest(code), 0, talk, clock.instant().plus(VALIDITY), false))) {
                return code;
            }
        }
    }

    /** Deletes some of those that ran out on that day. */
    int deleteExpired(LocalDate day, int most) {
        return (int) documents.list(Query.where("day", day).limit(most)).stream().filter(code -> documents.delete(code.id())).count();
    }

    /**
     * The talk behind a code, which is used up by that; none, right or wrong, after {@value #MAX_GUESSES} wrong ones an hour from one
     * origin.
     */
    Optional<String> redeem(String code, String origin) {
        String from = ClientNetwork.of(origin);
        if (!guesses.tryAcquire(from)) {
            return Optional.empty();
        }
        Optional<String> talk = redeem(code);
        talk.ifPresent(_ -> guesses.release(from));
        return talk;
    }

    private Optional<String> redeem(String code) {
        return documents.find(digest(code)).filter(found -> !found.used() && clock.instant().isBefore(found.until()))
                .filter(found -> documents.replace(new ResumeCode(found.id(), found.version(), found.talk(), found.until(), true)))
                .map(ResumeCode::talk);
    }

    /** Letters and digits, at least one of each, so that no word and no plain number is ever taken for a code. */
    private String newCode() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            var signs = i % 2 == 0 ? LETTERS : DIGITS;
            code.append(signs.charAt(random.nextInt(signs.length())));
        }
        return code.toString();
    }

    /** Six signs could be found by trying all of them, were the key beside the digests. */
    private String digest(String code) {
        return digest.hex("resume-code", code);
    }
}
