package org.curbstop.cis.postings;

import java.time.LocalDate;
import java.util.List;

/** Selects the postings of a file, always in order of their numbers. */
public sealed interface PostingSelection {

    /** Postings numbered on this day, in the utility's time zone. */
    record OfDay(LocalDate day) implements PostingSelection {}

    /** Postings after this number; 0 for all. */
    record AfterNumber(long sequence) implements PostingSelection {}

    /** Postings without an answer. */
    record Unanswered() implements PostingSelection {}

    /** Postings that the billing system refused, which are not sent again unless staff ask for it. */
    record Refused() implements PostingSelection {}

    record OfNumbers(List<Long> sequences) implements PostingSelection {
        public OfNumbers {
            sequences = List.copyOf(sequences);
        }
    }
}
