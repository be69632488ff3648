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
import org.curbstop.common.Actor;
import org.curbstop.store.Database;
import org.curbstop.store.KeyedDigest;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Audit trail of who accessed or did what: append-only blocks of entries, each with the digest of the previous block. When {@link #record}
 * returns, the entry is stored. Concurrent callers share a block, so that busy hours need few writes.
 */
@Component
public final class AuditTrail {

    private static final int MAX_ENTRIES_PER_BLOCK = 200;
    private static final int MAX_TRIES = 1_000;
    private static final int PAGE = 500;

    private final AuditChain chain;
    private final AuditHeadExport headExport;
    private final Clock clock;
    private final ConcurrentLinkedQueue<PendingEntry> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writeLock = new ReentrantLock(true);
    private AuditBlock.ChainEnd chainEnd = AuditBlock.ChainEnd.START;

    AuditTrail(Database database, KeyedDigest key, AuditHeadExport exported, Clock clock) {
        this.chain = new AuditChain(database, key);
        this.headExport = exported;
        this.clock = clock;
    }

    /** @param action what was done, as a short verb-noun key such as {@code account-seen}; no personal data */
    public void record(Actor actor, String action, Optional<AccountId> about) {
        write(List.of(new PendingEntry(AuditEntry.of(clock.instant(), actor, action, about))));
    }

    /** Records the same action for several accounts at once. */
    public void record(Actor actor, String action, Collection<AccountId> about) {
        write(about.stream().map(account -> new PendingEntry(AuditEntry.of(clock.instant(), actor, action, Optional.of(account))))
                .toList());
    }

    private void write(List<PendingEntry> mine) {
        queue.addAll(mine);
        writeLock.lock();
        try {
            while (!mine.stream().allMatch(each -> each.written)) { // otherwise another caller has written our entries
                writeBlock();
            }
        } finally {
            queue.removeAll(mine); // only after a failed write: nobody else may write entries that were reported to their caller as failed
            writeLock.unlock();
        }
    }

    /** Returns the entries about this account, newest first. */
    public List<AuditEntry> listByAccount(AccountId account, int limit) {
        return chain.listByAccount(account, limit);
    }

    /** Returns the last entries, oldest first. */
    public List<NumberedEntry> listLast(int count) {
        long end = chain.chainEnd().number();
        List<NumberedEntry> found = List.of();
        for (long from = end; from > 0 && found.size() < count; from -= PAGE) {
            long first = Math.max(1, from - PAGE + 1);
            found = Stream.concat(numbered(chain.listFrom(first, (int) (from - first + 1))).stream(), found.stream()).toList();
        }
        return found.subList(Math.max(0, found.size() - count), found.size());
    }

    /** Passes on all entries from this block on, oldest first. */
    public void forEach(long fromBlock, Consumer<NumberedEntry> to) {
        for (List<AuditBlock> page = chain.listFrom(fromBlock, PAGE); !page.isEmpty();
                page = chain.listFrom(page.getLast().number() + 1, PAGE)) {
            numbered(page).forEach(to);
        }
    }

    /** @param place position of the entry in its block, from 1 */
    public record NumberedEntry(long block, int place, AuditEntry entry) {}

    private static List<NumberedEntry> numbered(List<AuditBlock> blocks) {
        return blocks.stream()
                .flatMap(block -> IntStream.range(0, block.entries().size())
                        .mapToObj(i -> new NumberedEntry(block.number(), i + 1, block.entries().get(i))))
                .toList();
    }

    /**
     * Exports the head of the chain to the file system, once a day. Copy these files to where no database administrator can write. Each of
     * several processes exports to its own folder.
     */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    public void exportHead() {
        AuditBlock.ChainEnd end = chain.chainEnd();
        if (end.number() > 0) {
            headExport.export(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), end);
        }
    }

    /** Verifies the whole trail and reports where it was tampered with. */
    public AuditVerification verify() {
        writeLock.lock();
        try {
            return chain.verify(headExport.list());
        } finally {
            writeLock.unlock();
        }
    }

    private void writeBlock() {
        var together = new ArrayList<PendingEntry>();
        for (PendingEntry next : queue) {
            if (together.size() == MAX_ENTRIES_PER_BLOCK) {
                break;
            }
            together.add(next);
        }
        List<AuditEntry> entries = together.stream().map(w -> w.entry).toList();
        chainEnd = chain.append(chainEnd, entries, MAX_TRIES);
        together.forEach(w -> {
            w.written = true;
            queue.remove(w);
        });
    }

    /** An entry whose caller waits; accessed only by the caller that holds the lock. */
    private static final class PendingEntry {
        private final AuditEntry entry;
        private boolean written;

        PendingEntry(AuditEntry entry) {
            this.entry = entry;
        }
    }
}
