package org.curbstop.cis.postings;

import java.time.LocalDate;
import java.util.List;

/** Which postings go into a file; always in the order of their numbers. */
public sealed interface PostingSelection {

    /** Whose number was given on that day, in the utility's time. */
    record OfDay(LocalDate day) implements PostingSelection {}

    /** All after that number; 0: all there are. */
    record AfterNumber(long sequence) implements PostingSelection {}

    /** All that wait for an answer. */
    record Unanswered() implements PostingSelection {}

    record OfNumbers(List<Long> sequences) implements PostingSelection {
        public OfNumbers {
            sequences = List.copyOf(sequences);
        }
    }
}
