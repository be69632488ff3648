package org.curbstop.cis.postings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One file of the folder. Which postings it has is written down before it is made, so that whoever was killed at it, or somebody else,
 * makes the very same one.
 *
 * @param id its number with leading zeros, from 1 without a gap
 * @param through the highest number that this file or one before it has: new are those above it
 * @param writtenAt when it was in the folder; absent: it has to be made
 */
record PostingFile(String id, long version, long through, List<Long> sequences, Instant createdAt, Optional<Instant> writtenAt) {

    PostingFile {
        sequences = List.copyOf(sequences);
    }

    static PostingFile after(Optional<PostingFile> last, List<Long> sequences, Instant now) {
        long number = last.map(file -> Long.parseLong(file.id())).orElse(0L) + 1;
        long through = Math.max(last.map(PostingFile::through).orElse(0L), sequences.getLast());
        return new PostingFile(String.format("%08d", number), 0, through, sequences, now, Optional.empty());
    }

    String name(PostingFileFormat format) {
        return "postings-" + id + (format.delimiter().isEmpty() ? ".txt" : ".csv");
    }

    PostingFile written(Instant now) {
        return new PostingFile(id, version, through, sequences, createdAt, Optional.of(now));
    }
}
