package org.curbstop.conversation.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.curbstop.common.ClientNetwork;
import org.curbstop.common.RandomCodes;
import org.curbstop.common.TokenBuckets;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.KeyedDigest;
import org.curbstop.store.Query;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Issues and redeems codes that resume a conversation on another channel: six unambiguous characters, valid once, for 24 hours. */
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
    private final TokenBuckets guesses;

    /** @param id digest of the code, so that access to the database is not enough to resume a conversation */
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

    /** @param wall clock for the guess limit: the sandbox clock can be stopped, which would lock everybody out */
    ResumeCodes(Database database, KeyedDigest digest, Clock clock, InstantSource wall) {
        this.guesses = new TokenBuckets(MAX_GUESSES, MAX_GUESSES, Duration.ofHours(1), MAX_ORIGINS, wall);
        this.documents = database.collection(ResumeCode.class, "talk_codes", Index.on("day"));
        this.digest = digest;
        this.clock = clock;
    }

    String issue(String conversation) {
        while (true) {
            var code = newCode();
            if (documents.insert(new ResumeCode(digest(code), 0, conversation, clock.instant().plus(VALIDITY), false))) {
                return code;
            }
        }
    }

    /** Deletes at most {@code most} codes that expired on that day. */
    int deleteExpired(LocalDate day, int most) {
        return (int) documents.list(Query.where("day", day).limit(most)).stream().filter(code -> documents.delete(code.id())).count();
    }

    /** Redeems a code for its conversation. Rejects all codes after {@value #MAX_GUESSES} wrong ones within an hour from one origin. */
    Optional<String> redeem(String code, String origin) {
        String from = ClientNetwork.of(origin);
        if (!guesses.tryAcquire(from)) {
            return Optional.empty();
        }
        Optional<String> conversation = redeem(code);
        conversation.ifPresent(_ -> guesses.release(from));
        return conversation;
    }

    private Optional<String> redeem(String code) {
        return documents.find(digest(code)).filter(found -> !found.used() && clock.instant().isBefore(found.until()))
                .filter(found -> documents.replace(new ResumeCode(found.id(), found.version(), found.talk(), found.until(), true)))
                .map(ResumeCode::talk);
    }

    /** Generates a code of alternating letters and digits, so that no word or plain number is mistaken for one. */
    private String newCode() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            var signs = i % 2 == 0 ? LETTERS : DIGITS;
            code.append(RandomCodes.create(signs, 1));
        }
        return code.toString();
    }

    /** Returns a digest with a key that is stored elsewhere: a plain digest of six characters could be found by trying them all. */
    private String digest(String code) {
        return digest.hex("resume-code", code);
    }
}
