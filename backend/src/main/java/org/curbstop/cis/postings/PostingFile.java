package org.curbstop.cis.postings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file in the exchange folder. Its postings are recorded first, so that after a crash any process writes an identical file.
 *
 * @param id file number with leading zeros, from 1 without gaps
 * @param through highest sequence number in this file or earlier ones; postings above it are new
 * @param writtenAt when it was written; empty if it is still to be written
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
