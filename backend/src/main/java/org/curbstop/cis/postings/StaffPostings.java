package org.curbstop.cis.postings;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.common.RequiresFreshSignIn;
import org.springframework.stereotype.Component;

/** Staff functions for postings that the billing system has not answered or has refused. */
@Component
public final class StaffPostings {

    public static final int MAX_NOTE_LENGTH = 1_000;
    private static final int MAX_COUNTED = 1_000;

    private final PostingRepository repository;
    private final AuditTrail audit;
    private final Clock clock;

    StaffPostings(PostingRepository repository, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
        Gauge.builder("curbstop.postings.waiting", repository, each -> each.listWith(PostingStatus.WAITING, MAX_COUNTED).size())
                .description("postings that the billing system has not answered, a thousand at most").register(Metrics.globalRegistry);
        Gauge.builder("curbstop.postings.refused", repository, each -> each.listWith(PostingStatus.REFUSED, MAX_COUNTED).size())
                .description("postings that the billing system has refused, a thousand at most").register(Metrics.globalRegistry);
        Gauge.builder("curbstop.postings.oldest.seconds", repository, each -> each.listWith(PostingStatus.WAITING, 1).stream().findFirst()
                .map(oldest -> (double) clock.instant().getEpochSecond() - oldest.createdAt().getEpochSecond()).orElse(0.0))
                .description("age of the oldest posting without an answer").register(Metrics.globalRegistry);
    }

    /**
     * Postings of one day.
     *
     * @param totals counts and sums of all postings, by kind
     * @param open number of postings that are waiting or refused
     */
    public record DayTotals(LocalDate day, PostingTotals totals, long open) {}

    /** Returns the postings that have waited longest for an answer, oldest first. */
    public List<Posting> listWaiting(int limit, Actor staff) {
        staff.requireStaffOrSystem();
        return repository.listWith(PostingStatus.WAITING, limit);
    }

    /** Returns refused postings, oldest first. */
    public List<Posting> listRefused(int limit, Actor staff) {
        staff.requireStaffOrSystem();
        return repository.listWith(PostingStatus.REFUSED, limit);
    }

    /** @param sequence number as written by a person, with or without leading zeros */
    public Optional<Posting> find(String sequence, Actor staff) {
        staff.requireStaffOrSystem();
        return Posting.parseSequence(sequence).flatMap(repository::find);
    }

    /** Returns the last days with postings, newest first. */
    public List<DayTotals> listDays(int days, Actor staff) {
        staff.requireStaffOrSystem();
        var found = new TreeMap<LocalDate, DayTotals>();
        Optional<Posting> last = repository.last();
        while (last.isPresent() && found.size() < days) {
            LocalDate day = last.get().day();
            var totals = new PostingTotals();
            long[] open = {0};
            repository.forEachOfDay(day, posting -> {
                totals.add(posting);
                open[0] += posting.status().isClosed() ? 0 : 1;
            });
            found.put(day, new DayTotals(day, totals, open[0]));
            last = repository.find(totals.first() - 1);
        }
        return List.copyOf(found.descendingMap().values());
    }

    /**
     * Returns the postings numbered on the day, in order.
     *
     * @param after last number that the reader has; 0 to start at the beginning
     */
    public List<Posting> listByDay(LocalDate day, long after, int limit, Actor staff) {
        staff.requireStaffOrSystem();
        return repository.listByDay(day, after, limit);
    }

    public enum StaffPostingResult { DONE, GONE, NOTE_MISSING }

    /** Puts the posting into the next file again, with the same number and content. */
    public StaffPostingResult resend(long sequence, Actor staff) {
        staff.requireStaffOrSystem();
        return change(sequence, "posting-sent-again", staff,
                posting -> posting.with(PostingStatus.WAITING, posting.delivery().requested()));
    }

    /**
     * Settles a posting manually: staff have entered it in the billing system, or it need not be there.
     *
     * @param note what was done
     */
    @RequiresFreshSignIn
    public StaffPostingResult settle(long sequence, String note, Actor staff) {
        staff.requireStaffOrSystem();
        if (note.isBlank() || note.length() > MAX_NOTE_LENGTH) {
            return StaffPostingResult.NOTE_MISSING;
        }
        Instant now = clock.instant();
        return change(sequence, "posting-settled-by-hand", staff, posting -> posting.with(PostingStatus.SETTLED,
                posting.delivery().answered(Optional.of(now), Optional.of(note.strip()), Optional.of(staff.staff().orElse("system")))));
    }

    private StaffPostingResult change(long sequence, String action, Actor staff, UnaryOperator<Posting> change) {
        Optional<Posting> open = repository.find(sequence).filter(posting -> !posting.status().isClosed());
        if (open.isEmpty()) {
            return StaffPostingResult.GONE;
        }
        Posting after = repository.change(open.get().id(), posting -> posting.status().isClosed() ? posting : change.apply(posting));
        if (after.version() == open.get().version()) {
            return StaffPostingResult.GONE;
        }
        audit.record(staff, action + " " + sequence, after.account());
        return StaffPostingResult.DONE;
    }
}
