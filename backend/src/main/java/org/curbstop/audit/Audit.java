package org.curbstop.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.curbstop.common.AccountId;
import org.curbstop.common.Asker;
import org.curbstop.store.KeyedDigest;
import org.curbstop.store.Store;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The trail of who saw or did what: blocks of entries are added and never changed, each with the digest of the one before. When
 * {@link #record} returns, the entry is stored. Callers at the same time share a block, so that a busy hour costs few writes.
 */
@Component
public final class Audit {

    private static final int MOST_ENTRIES_A_BLOCK = 200;
    private static final int MOST_TRIES = 1_000;
    private static final int PAGE = 500;

    private final Trail trail;
    private final ExportedHeads exported;
    private final Clock clock;
    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock(true);
    private Block.Link end = Block.Link.START;

    Audit(Store store, KeyedDigest key, ExportedHeads exported, Clock clock) {
        this.trail = new Trail(store, key);
        this.exported = exported;
        this.clock = clock;
    }

    /** @param did what was done, as a short verb-noun key such as {@code account-seen}; no personal data */
    public void record(Asker who, String did, Optional<AccountId> about) {
        write(List.of(new Waiting(Entry.of(clock.instant(), who, did, about))));
    }

    /** The same of several accounts, in one go. */
    public void record(Asker who, String did, Collection<AccountId> about) {
        write(about.stream().map(account -> new Waiting(Entry.of(clock.instant(), who, did, Optional.of(account)))).toList());
    }

    private void write(List<Waiting> mine) {
        queue.addAll(mine);
        writing.lock();
        try {
            while (!mine.stream().allMatch(each -> each.written)) { // otherwise whoever wrote before us took ours along
                writeBlock();
            }
        } finally {
            queue.removeAll(mine); // only where the store failed: nobody else is to write what its caller was told has failed
            writing.unlock();
        }
    }

    /** What was done about this account, newest first. */
    public List<Entry> about(AccountId account, int limit) {
        return trail.about(account, limit);
    }

    /** The last entries, oldest first. */
    public List<Numbered> last(int count) {
        long end = trail.end().number();
        List<Numbered> found = List.of();
        for (long from = end; from > 0 && found.size() < count; from -= PAGE) {
            long first = Math.max(1, from - PAGE + 1);
            found = Stream.concat(numbered(trail.from(first, (int) (from - first + 1))).stream(), found.stream()).toList();
        }
        return found.subList(Math.max(0, found.size() - count), found.size());
    }

    /** Everything from this block on, oldest first. */
    public void each(long fromBlock, Consumer<Numbered> to) {
        for (List<Block> page = trail.from(fromBlock, PAGE); !page.isEmpty(); page = trail.from(page.getLast().number() + 1, PAGE)) {
            numbered(page).forEach(to);
        }
    }

    /** @param place of the entry in its block, from 1 */
    public record Numbered(long block, int place, Entry entry) {}

    private static List<Numbered> numbered(List<Block> blocks) {
        return blocks.stream()
                .flatMap(block -> IntStream.range(0, block.entries().size()).mapToObj(i -> new Numbered(block.number(), i + 1, block.entries().get(i))))
                .toList();
    }

    /**
     * Writes the head of the chain beside the database, once a day; hand those files on to where nobody who runs the database can write.
     * Each process of several does so in a folder of its own.
     */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    public void exportHead() {
        Block.Link end = trail.end();
        if (end.number() > 0) {
            exported.keep(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), end);
        }
    }

    /** Reads the whole trail and says where it does not hold. */
    public Verified verify() {
        writing.lock();
        try {
            return trail.verify(exported.all());
        } finally {
            writing.unlock();
        }
    }

    private void writeBlock() {
        var together = new ArrayList<Waiting>();
        for (Waiting next : queue) {
            if (together.size() == MOST_ENTRIES_A_BLOCK) {
                break;
            }
            together.add(next);
        }
        List<Entry> entries = together.stream().map(w -> w.entry).toList();
        end = trail.append(end, entries, MOST_TRIES);
        together.forEach(w -> {
            w.written = true;
            queue.remove(w);
        });
    }

    /** An entry whose caller waits; touched only by the caller that holds the lock. */
    private static final class Waiting {
        private final Entry entry;
        private boolean written;

        Waiting(Entry entry) {
            this.entry = entry;
        }
    }
}
