package org.curbstop.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.curbstop.audit.AuditFinding.TamperingKind;
import org.curbstop.common.AccountId;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.KeyedDigest;
import org.curbstop.store.Query;

/** Stores and verifies the chain of audit blocks. */
final class AuditChain {

    private final AggregateCollection<AuditBlock> blocks;
    private final AggregateCollection<ChainHead> heads;
    private final KeyedDigest key;

    AuditChain(Database database, KeyedDigest key) {
        this.key = key;
        this.blocks = database.collection(AuditBlock.class, "audit", Index.on("about", "id"));
        this.heads = database.collection(ChainHead.class, "audit_head");
    }

    /** Appends a block after {@code end}, or after whatever another process has written meanwhile. */
    AuditBlock.ChainEnd append(AuditBlock.ChainEnd end, List<AuditEntry> entries, int tries) {
        AuditBlock.ChainEnd last = end.number() == 0 ? lastKnown() : end;
        for (int i = 0; i < tries; i++) {
            AuditBlock next = AuditBlock.after(last, entries, key);
            if (blocks.insert(next)) {
                updateHead(next.chainEnd());
                return next.chainEnd();
            }
            last = blocks.find(next.id()).map(AuditBlock::chainEnd).orElse(last);
        }
        throw new IllegalStateException("the audit trail is written by too many at once");
    }

    List<AuditEntry> listByAccount(AccountId account, int limit) {
        return blocks.list(Query.where("about", account).descending("id").limit(limit)).stream()
                .flatMap(block -> block.entries().reversed().stream())
                .filter(entry -> entry.about().equals(Optional.of(account)))
                .limit(limit)
                .toList();
    }

    /**
     * Verifies the whole chain.
     *
     * @param exported exported heads, which cannot be altered by writing to the database
     */
    AuditVerification verify(List<AuditBlock.ChainEnd> exported) {
        Map<Long, String> exportedAt = exported.stream()
                .collect(Collectors.toMap(AuditBlock.ChainEnd::number, AuditBlock.ChainEnd::digest, (one, same) -> one));
        var results = new ArrayList<AuditFinding>();
        Optional<ChainHead> head = heads.find(ChainHead.ID);
        AuditBlock.ChainEnd last = AuditBlock.ChainEnd.START;
        long entries = 0;
        long read = 0;
        long keyedFrom = 0;
        boolean gap = false;
        List<AuditBlock> page = blocks.list(Query.all().ascending("id"));
        while (!page.isEmpty()) {
            for (AuditBlock block : page) {
                gap = gap | reportMissing(last.number(), block.number(), results);
                check(block, keyedFrom > 0, results);
                if (!gap && !block.previous().equals(last.digest())) {
                    results.add(new AuditFinding(block.number(), TamperingKind.BROKEN));
                }
                if (exportedAt.containsKey(block.number()) && !block.digest().equals(exportedAt.get(block.number()))) {
                    results.add(new AuditFinding(block.number(), TamperingKind.NOT_AS_EXPORTED));
                }
                keyedFrom = keyedFrom == 0 && block.isKeyed() ? block.number() : keyedFrom;
                gap = false;
                last = block.chainEnd();
                read++;
                entries += block.entries().size();
            }
            page = blocks.list(Query.all().after("id", page.getLast().id()).ascending("id"));
        }
        long until = Math.max(head.map(ChainHead::number).orElse(0L),
                exported.stream().mapToLong(AuditBlock.ChainEnd::number).max().orElse(0));
        reportMissing(last.number(), until + 1, results);
        head.ifPresent(known -> check(known, results));
        return new AuditVerification(read, entries, keyedFrom, last.number(), last.digest(), results.stream().distinct().toList());
    }

    private static boolean reportMissing(long last, long next, List<AuditFinding> results) {
        for (long number = last + 1; number < next; number++) {
            results.add(new AuditFinding(number, TamperingKind.MISSING));
        }
        return last + 1 < next;
    }

    private void check(AuditBlock block, boolean keyed, List<AuditFinding> results) {
        if (keyed && !block.isKeyed() || block.key().filter(id -> !id.equals(key.keyId())).isPresent()) {
            results.add(new AuditFinding(block.number(), TamperingKind.FORGED));
        } else if (!block.isUnchanged(key)) {
            List<Integer> changed = block.changedEntries(key);
            (changed.isEmpty() ? List.of(0) : changed)
                    .forEach(entry -> results.add(new AuditFinding(block.number(), entry, TamperingKind.CHANGED)));
        }
    }

    /** Checks the head, which is sealed if its block is keyed. After a crash it may be behind the chain. */
    private void check(ChainHead head, List<AuditFinding> results) {
        Optional<AuditBlock> there = blocks.find(AuditBlock.id(head.number()));
        boolean sealed = head.seal().filter(seal -> seal.equals(head.chainEnd().seal(key))).isPresent();
        if (there.filter(AuditBlock::isKeyed).isPresent() && !sealed) {
            results.add(new AuditFinding(head.number(), TamperingKind.FORGED));
        } else if (there.filter(block -> !block.digest().equals(head.digest())).isPresent()) {
            results.add(new AuditFinding(head.number(), TamperingKind.BROKEN));
        }
    }

    /** Returns the blocks from this number on, oldest first. */
    List<AuditBlock> listFrom(long number, int limit) {
        return blocks.list(Query.all().from("id", AuditBlock.id(number)).ascending("id").limit(limit));
    }

    AuditBlock.ChainEnd chainEnd() {
        return lastKnown();
    }

    /**
     * Returns the end of the chain. The head is written after its block, so it may be behind but never ahead; later blocks are looked up.
     */
    private AuditBlock.ChainEnd lastKnown() {
        AuditBlock.ChainEnd last = heads.find(ChainHead.ID).map(h -> new AuditBlock.ChainEnd(h.number(), h.digest()))
                .orElse(AuditBlock.ChainEnd.START);
        Optional<AuditBlock> next = blocks.find(AuditBlock.id(last.number() + 1));
        while (next.isPresent()) {
            last = next.get().chainEnd();
            next = blocks.find(AuditBlock.id(last.number() + 1));
        }
        return last;
    }

    private void updateHead(AuditBlock.ChainEnd link) {
        Optional<ChainHead> head = heads.find(ChainHead.ID);
        if (head.isEmpty()) {
            heads.insert(new ChainHead(ChainHead.ID, 0, link.number(), link.digest(), Optional.of(link.seal(key))));
        } else if (head.get().number() < link.number()) {
            heads.replace(new ChainHead(ChainHead.ID, head.get().version(), link.number(), link.digest(), Optional.of(link.seal(key))));
        }
    }
}
