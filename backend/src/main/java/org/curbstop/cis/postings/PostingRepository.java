package org.curbstop.cis.postings;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.AccountId;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.springframework.stereotype.Component;

/**
 * Repository for postings by sequence number. A posting is inserted together with its number: its id follows the last id, and its source is
 * unique. If two writers see the same last id, one insert fails and takes the next number, so there are no gaps and no duplicates. A crash
 * leaves a complete posting or none.
 */
@Component
class PostingRepository {

    private static final long MAX_WAIT_NANOS = 2_000_000;
    private static final int BATCH = 500;

    private final AggregateCollection<Posting> postings;
    private final Accounts accounts;
    private final Clock clock;

    PostingRepository(Database database, Accounts accounts, Clock clock) {
        this.postings = database.collection(Posting.class, "postings",
                Index.unique("source"), Index.on("status"), Index.on("account"), Index.on("day"));
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Returns false if a posting of this source already exists. */
    boolean add(PostingDraft draft) {
        Optional<String> number = draft.account().flatMap(accounts::find).map(account -> account.number().value());
        while (findBySource(draft.source()).isEmpty()) {
            if (postings.insert(Posting.after(last(), draft, number, clock.instant(), LocalDate.now(clock)))) {
                return true;
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(MAX_WAIT_NANOS));
        }
        return false;
    }

    Optional<Posting> last() {
        return postings.list(Query.all().descending("id").limit(1)).stream().findFirst();
    }

    Optional<Posting> find(long sequence) {
        return postings.find(Posting.formatId(sequence));
    }

    Optional<Posting> findBySource(String source) {
        return postings.findBy("source", source);
    }

    /** Returns postings after this number, in order. */
    List<Posting> listAfter(long sequence, int limit) {
        return postings.list(Query.all().after("id", Posting.formatId(sequence)).limit(limit));
    }

    /** Returns postings of the day after this number, in order. */
    List<Posting> listByDay(LocalDate day, long sequence, int limit) {
        return postings.list(Query.where("day", day).after("id", Posting.formatId(sequence)).limit(limit));
    }

    void forEachOfDay(LocalDate day, Consumer<Posting> to) {
        postings.forEach(Query.where("day", day), to);
    }

    /** Visits postings oldest first. */
    void forEachWith(PostingStatus status, Consumer<Posting> to) {
        postings.forEach(Query.where("status", status), to);
    }

    /** Returns postings, oldest first. */
    List<Posting> listWith(PostingStatus status, int limit) {
        return postings.list(Query.where("status", status).ascending("id").limit(limit));
    }

    /** Returns waiting postings after this number, oldest first. */
    List<Posting> listWaitingAfter(long sequence, int limit) {
        return postings.list(Query.where("status", PostingStatus.WAITING).after("id", Posting.formatId(sequence)).limit(limit));
    }

    void forEachOf(AccountId account, Consumer<Posting> to) {
        postings.forEach(Query.where("account", account), to);
    }

    /** Visits all postings after this number, in order. */
    void forEachAfter(long sequence, Consumer<Posting> to) {
        postings.forEach(Query.all().after("id", Posting.formatId(sequence)), to);
    }

    /** Visits postings in order of their numbers. */
    void forEachOf(List<Long> sequences, Consumer<Posting> to) {
        for (int from = 0; from < sequences.size(); from += BATCH) {
            batch(sequences, from).stream().sorted(Comparator.comparing(Posting::id)).forEach(to);
        }
    }

    private List<Posting> batch(List<Long> sequences, int from) {
        return postings.findAll(sequences.subList(from, Math.min(sequences.size(), from + BATCH)).stream().map(Posting::formatId).toList());
    }

    /** Marks the postings that are still waiting as sent. */
    void markSent(List<Long> sequences) {
        Instant now = clock.instant();
        for (int from = 0; from < sequences.size(); from += BATCH) {
            List<Posting> sent = batch(sequences, from).stream().filter(posting -> posting.status() == PostingStatus.WAITING)
                    .map(posting -> posting.with(PostingStatus.WAITING, posting.delivery().sent(now))).toList();
            if (postings.replaceAll(sent) < sent.size()) { // some were answered meanwhile: change them one by one
                sent.forEach(each -> postings.change(each.id(), stored -> stored.status() != PostingStatus.WAITING
                        || stored.delivery().lastSentAt().equals(Optional.of(now)) ? stored
                        : stored.with(PostingStatus.WAITING, stored.delivery().sent(now))));
            }
        }
    }

    Posting change(String id, UnaryOperator<Posting> change) {
        return postings.change(id, change);
    }
}
