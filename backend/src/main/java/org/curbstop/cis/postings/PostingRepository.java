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
 * Postings by number. A posting is written with its number in one insert: its id is the one after the last, its source is unique. Of two
 * writers who saw the same last one the second finds its number taken and takes the next, so no number is left out or given twice, and
 * whoever is killed has written all of it or nothing.
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

    /** False: there is a posting of that source. */
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

    /** Those after this number, in order. */
    List<Posting> listAfter(long sequence, int limit) {
        return postings.list(Query.all().after("id", Posting.formatId(sequence)).limit(limit));
    }

    /** In order, after that number. */
    List<Posting> listByDay(LocalDate day, long sequence, int limit) {
        return postings.list(Query.where("day", day).after("id", Posting.formatId(sequence)).limit(limit));
    }

    /** In order. */
    void forEachOfDay(LocalDate day, Consumer<Posting> to) {
        postings.forEach(Query.where("day", day), to);
    }

    /** Oldest first. */
    void forEachWith(PostingStatus status, Consumer<Posting> to) {
        postings.forEach(Query.where("status", status), to);
    }

    /** Oldest first. */
    List<Posting> listWith(PostingStatus status, int limit) {
        return postings.list(Query.where("status", status).ascending("id").limit(limit));
    }

    /** Oldest first, after that number. */
    List<Posting> listWaitingAfter(long sequence, int limit) {
        return postings.list(Query.where("status", PostingStatus.WAITING).after("id", Posting.formatId(sequence)).limit(limit));
    }

    void forEachOf(AccountId account, Consumer<Posting> to) {
        postings.forEach(Query.where("account", account), to);
    }

    /** In order, all there are, however many. */
    void forEachAfter(long sequence, Consumer<Posting> to) {
        postings.forEach(Query.all().after("id", Posting.formatId(sequence)), to);
    }

    /** In the order of the numbers. */
    void forEachOf(List<Long> sequences, Consumer<Posting> to) {
        for (int from = 0; from < sequences.size(); from += BATCH) {
            batch(sequences, from).stream().sorted(Comparator.comparing(Posting::id)).forEach(to);
        }
    }

    private List<Posting> batch(List<Long> sequences, int from) {
        return postings.findAll(sequences.subList(from, Math.min(sequences.size(), from + BATCH)).stream().map(Posting::formatId).toList());
    }

    /** Those of them that still wait. */
    void markSent(List<Long> sequences) {
        Instant now = clock.instant();
        for (int from = 0; from < sequences.size(); from += BATCH) {
            List<Posting> sent = batch(sequences, from).stream().filter(posting -> posting.status() == PostingStatus.WAITING)
                    .map(posting -> posting.with(PostingStatus.WAITING, posting.delivery().sent(now))).toList();
            if (postings.replaceAll(sent) < sent.size()) { // answered meanwhile, some of them: the others one by one
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
