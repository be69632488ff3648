package org.curbstop.cis.postings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the billing system says of postings, in whatever order and however often it says so. That it has one is final: it stays so whatever
 * comes later. One that it refused may be accepted later.
 */
@Component
public final class PostingAnswers {

    public static final int MAX_REASON_LENGTH = 300;
    /** How much the clock over there may be behind. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

    private final PostingRepository repository;
    private final Clock clock;

    PostingAnswers(PostingRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** What came of an answer. */
    public enum AnswerResult {
        TAKEN,
        /** It said so before. */
        KNOWN,
        /** There is no posting with that number. */
        UNKNOWN_NUMBER,
        /** It had accepted it, or a person has settled it. */
        CLOSED_BEFORE,
        /** Before the posting was made, or in the future. */
        IMPOSSIBLE_TIME
    }

    /** @param reason why it is refused; empty: accepted @param posted when it was entered there; absent: now */
    public record PostingAnswer(long sequence, Optional<String> reason, Optional<Instant> posted) {}

    /** @param store false: only says what would become of it */
    public AnswerResult take(PostingAnswer answer, boolean store) {
        Optional<Posting> found = repository.find(answer.sequence());
        if (found.isEmpty()) {
            return AnswerResult.UNKNOWN_NUMBER;
        }
        Instant now = clock.instant();
        Posting posting = found.get();
        Instant earliest = posting.createdAt().minus(CLOCK_TOLERANCE);
        Instant latest = now.plus(CLOCK_TOLERANCE);
        if (answer.posted().filter(at -> at.isBefore(earliest) || at.isAfter(latest)).isPresent()) {
            return AnswerResult.IMPOSSIBLE_TIME;
        }
        AnswerResult result = result(posting, answer);
        if (store && result == AnswerResult.TAKEN) {
            repository.change(posting.id(),
                    stored -> result(stored, answer) == AnswerResult.TAKEN ? answered(stored, answer, now) : stored);
        }
        return result;
    }

    private static AnswerResult result(Posting posting, PostingAnswer answer) {
        boolean accepted = answer.reason().isEmpty();
        return switch (posting.status()) {
            case WAITING -> AnswerResult.TAKEN;
            case REFUSED -> accepted || !posting.delivery().reason().equals(answer.reason()) ? AnswerResult.TAKEN : AnswerResult.KNOWN;
            case ACKNOWLEDGED, SETTLED -> accepted ? AnswerResult.KNOWN : AnswerResult.CLOSED_BEFORE;
        };
    }

    private static Posting answered(Posting posting, PostingAnswer answer, Instant now) {
        Instant at = answer.posted().orElse(now);
        Instant notBefore = at.isBefore(posting.createdAt()) ? posting.createdAt() : at;
        return posting.with(answer.reason().isEmpty() ? PostingStatus.ACKNOWLEDGED : PostingStatus.REFUSED,
                posting.delivery().answered(Optional.of(notBefore), answer.reason(), Optional.empty()));
    }
}
