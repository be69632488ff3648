package org.curbstop.cis.postings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.curbstop.common.Actor;
import org.springframework.stereotype.Component;

/** Writes postings out for the billing system. What was written is on record as sent once all of it is out. */
@Component
public final class ExportingPostings {

    private final PostingRepository repository;
    private final Clock clock;

    ExportingPostings(PostingRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** A posting as programs read it, asked for or sent. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record PostingRecord(long sequence, String id, String kind, String action, Optional<String> account, Optional<String> amount,
            Optional<String> currency, LocalDate day, Instant at, String status, Map<String, String> details) {

        public static PostingRecord of(Posting posting) {
            return new PostingRecord(posting.sequence(), posting.source(), PostingFields.code(posting.kind()), posting.action(),
                    posting.number(), posting.amount().map(amount -> amount.decimal().toPlainString()),
                    posting.amount().map(amount -> amount.currency().getCurrencyCode()), posting.day(), posting.at(),
                    PostingFields.code(posting.status()), new TreeMap<>(posting.details()));
        }
    }

    /** The last number that was given; 0: none. */
    public long lastSequence() {
        return repository.last().map(Posting::sequence).orElse(0L);
    }

    /** In the order of their numbers. Nothing is on record as sent: nobody has to answer for them. */
    public List<Posting> listAfter(long sequence, int limit) {
        return repository.listAfter(sequence, limit);
    }

    public Optional<Posting> find(long sequence) {
        return repository.find(sequence);
    }

    /** @throws PostingExportException something does not fit the format; then nothing is on record as sent */
    public PostingTotals export(PostingSelection which, PostingFileFormat format, OutputStream out) throws IOException {
        var writer = new PostingFileWriter(format, clock.getZone(), out);
        var sent = new ArrayList<Long>();
        try {
            forEach(which, posting -> {
                write(writer, posting);
                sent.add(posting.sequence());
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        PostingTotals totals = writer.finish();
        repository.markSent(sent);
        return totals;
    }

    /**
     * The next postings in the order of their numbers, on record as sent.
     *
     * @param after the last number that the reader has; 0: from the beginning
     * @param unanswered only those that wait for an answer
     */
    public List<Posting> listNext(long after, int limit, boolean unanswered, Actor reader) {
        reader.requireStaffOrSystem();
        List<Posting> page = unanswered ? repository.listWaitingAfter(after, limit) : repository.listAfter(after, limit);
        repository.markSent(page.stream().map(Posting::sequence).toList());
        return page;
    }

    private static void write(PostingFileWriter writer, Posting posting) {
        try {
            writer.write(posting);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forEach(PostingSelection which, Consumer<Posting> to) {
        switch (which) {
            case PostingSelection.OfDay of -> repository.forEachOfDay(of.day(), to);
            case PostingSelection.AfterNumber after -> repository.forEachAfter(after.sequence(), to);
            case PostingSelection.Unanswered all -> repository.forEachWith(PostingStatus.WAITING, to);
            case PostingSelection.OfNumbers of -> repository.forEachOf(of.sequences(), to);
        }
    }
}
