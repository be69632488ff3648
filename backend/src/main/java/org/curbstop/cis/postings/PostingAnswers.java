package org.curbstop.cis.postings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Processes answers to postings, in any order and repeatedly. An acceptance is final; a refused posting may still be accepted. */
@Component
public final class PostingAnswers {

    public static final int MAX_REASON_LENGTH = 300;
    /** How far the other system's clock may be off. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);

    private final PostingRepository repository;
    private final Clock clock;

    PostingAnswers(PostingRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    public enum AnswerResult {
        TAKEN,
        /** The same answer was received before. */
        KNOWN,
        /** There is no posting with this number. */
        UNKNOWN_NUMBER,
        /** A refusal of a posting that was accepted or settled manually. */
        CLOSED_BEFORE,
        /** The time is before the posting was created or in the future. */
        IMPOSSIBLE_TIME
    }

    /**
     * @param reason reason for the refusal; empty if accepted
     * @param posted time of posting by the billing system; empty for now
     */
    public record PostingAnswer(long sequence, Optional<String> reason, Optional<Instant> posted) {}

    /** @param store false for a dry run */
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
