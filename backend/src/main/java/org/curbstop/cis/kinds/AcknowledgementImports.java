package org.curbstop.cis.kinds;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.cis.CisFileKind;
import org.curbstop.cis.ImportKind;
import org.curbstop.cis.RowFields;
import org.curbstop.cis.RowOutcome;
import org.curbstop.cis.RowOutcome.RowResult;
import org.curbstop.cis.postings.PostingAnswers;
import org.curbstop.cis.postings.PostingAnswers.PostingAnswer;
import org.springframework.stereotype.Component;

/** Imports acknowledgements of postings from a file in any layout that a mapping describes (docs/postings.md). */
@Component
public final class AcknowledgementImports extends ImportKind<PostingAnswer> {

    private static final String SEQUENCE = "sequence";
    private static final String STATUS = "status";
    private static final String POSTED = "posted";

    private final PostingAnswers answers;

    public AcknowledgementImports(PostingAnswers answers) {
        super(CisFileKind.ACKNOWLEDGEMENTS, List.of(SEQUENCE, STATUS), List.of("reason", POSTED));
        this.answers = answers;
    }

    @Override
    public Optional<PostingAnswer> parse(String file, long line, RowFields fields) {
        Optional<Long> sequence = fields.required(SEQUENCE, "the number of a posting", AcknowledgementImports::number);
        Optional<Boolean> accepted = fields.required(STATUS, "accepted or refused", AcknowledgementImports::isAccepted);
        Optional<String> reason = fields.read("reason", "at most " + PostingAnswers.MAX_REASON_LENGTH + " characters",
                AcknowledgementImports::reason);
        Optional<Instant> posted = fields.read(POSTED, RowFields.A_MOMENT, text -> fields.moment(text, false));
        return fields.errors().isEmpty() ? Optional.of(new PostingAnswer(sequence.orElseThrow(),
                accepted.orElseThrow() ? Optional.empty() : Optional.of(reason.orElse("")), posted)) : Optional.empty();
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,12}")) {
            throw new IllegalArgumentException();
        }
        return Long.parseLong(text);
    }

    private static boolean isAccepted(String text) {
        return switch (text) {
            case "accepted" -> true;
            case "refused" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static String reason(String text) {
        if (text.length() > PostingAnswers.MAX_REASON_LENGTH) {
            throw new IllegalArgumentException();
        }
        return text.replaceAll("\\p{Cntrl}", " ").strip();
    }

    @Override
    public List<RowOutcome> store(List<PostingAnswer> rows, Optional<Long> generation) {
        return rows.stream().map(row -> outcome(answers.take(row, generation.isPresent()))).toList();
    }

    private static RowOutcome outcome(PostingAnswers.AnswerResult result) {
        return switch (result) {
            case TAKEN -> RowOutcome.of(RowResult.CHANGED);
            case KNOWN -> RowOutcome.of(RowResult.SAME);
            case UNKNOWN_NUMBER -> RowOutcome.rejected(SEQUENCE, "the number of a posting");
            case CLOSED_BEFORE -> RowOutcome.rejected(STATUS, "accepted, as was said before or settled by hand: that is final");
            case IMPOSSIBLE_TIME -> RowOutcome.rejected(POSTED, "a time after the posting was made and not in the future");
        };
    }
}
