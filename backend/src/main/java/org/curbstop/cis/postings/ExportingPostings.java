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

/** Exports postings for the billing system. Postings are marked as sent once all of them are written. */
@Component
public final class ExportingPostings {

    private final PostingRepository repository;
    private final Clock clock;

    ExportingPostings(PostingRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Representation of a posting for programs, in API responses and webhooks. */
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

    /** Returns the last sequence number; 0 if there is none. */
    public long lastSequence() {
        return repository.last().map(Posting::sequence).orElse(0L);
    }

    /** Returns postings in order without marking them as sent: no acknowledgement is expected. */
    public List<Posting> listAfter(long sequence, int limit) {
        return repository.listAfter(sequence, limit);
    }

    public Optional<Posting> find(long sequence) {
        return repository.find(sequence);
    }

    /** @throws PostingExportException if a value does not fit the format; nothing is marked as sent then */
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
     * Returns the next postings in order and marks them as sent.
     *
     * @param after last number that the reader has; 0 to start at the beginning
     * @param unanswered whether to return only postings without an answer
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
            case PostingSelection.Refused _ -> repository.forEachWith(PostingStatus.REFUSED, to);
            case PostingSelection.OfNumbers of -> repository.forEachOf(of.sequences(), to);
        }
    }
}
