package org.curbstop.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.curbstop.audit.Finding.Fault;
import org.curbstop.common.AccountId;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.KeyedDigest;
import org.curbstop.store.Store;
import org.curbstop.store.Where;

/** The chain as it is kept. */
final class Trail {

    private final Documents<Block> blocks;
    private final Documents<Head> heads;
    private final KeyedDigest key;

    Trail(Store store, KeyedDigest key) {
        this.key = key;
        this.blocks = store.documents(Block.class, "audit", Index.on("about", "id"));
        this.heads = store.documents(Head.class, "audit_head");
    }

    /** Adds a block after {@code end}, or after whatever another process has written meanwhile. */
    Block.Link append(Block.Link end, List<Entry> entries, int tries) {
        Block.Link last = end.number() == 0 ? lastKnown() : end;
        for (int i = 0; i < tries; i++) {
            Block next = Block.after(last, entries, key);
            if (blocks.insert(next)) {
                remember(next.link());
                return next.link();
            }
            last = blocks.find(next.id()).map(Block::link).orElse(last);
        }
        throw new IllegalStateException("the audit trail is written by too many at once");
    }

    List<Entry> about(AccountId account, int limit) {
        return blocks.list(Where.is("about", account).descending("id").limit(limit)).stream()
                .flatMap(block -> block.entries().reversed().stream())
                .filter(entry -> entry.about().equals(Optional.of(account)))
                .limit(limit)
                .toList();
    }

    /** @param exported heads that were exported, which nobody who can write the database can take back */
    Verified verify(List<Block.Link> exported) {
        Map<Long, String> exportedAt = exported.stream().collect(Collectors.toMap(Block.Link::number, Block.Link::digest, (one, same) -> one));
        var findings = new ArrayList<Finding>();
        Optional<Head> head = heads.find(Head.ID);
        Block.Link last = Block.Link.START;
        long entries = 0;
        long read = 0;
        long keyedFrom = 0;
        boolean gap = false;
        List<Block> page = blocks.list(Where.all().ascending("id"));
        while (!page.isEmpty()) {
            for (Block block : page) {
                gap = gap | missing(last.number(), block.number(), findings);
                check(block, keyedFrom > 0, findings);
                if (!gap && !block.previous().equals(last.digest())) {
                    findings.add(new Finding(block.number(), Fault.BROKEN));
                }
                if (exportedAt.containsKey(block.number()) && !block.digest().equals(exportedAt.get(block.number()))) {
                    findings.add(new Finding(block.number(), Fault.NOT_AS_EXPORTED));
                }
                keyedFrom = keyedFrom == 0 && block.isKeyed() ? block.number() : keyedFrom;
                gap = false;
                last = block.link();
                read++;
                entries += block.entries().size();
            }
            page = blocks.list(Where.all().after("id", page.getLast().id()).ascending("id"));
        }
        long until = Math.max(head.map(Head::number).orElse(0L), exported.stream().mapToLong(Block.Link::number).max().orElse(0));
        missing(last.number(), until + 1, findings);
        head.ifPresent(known -> check(known, findings));
        return new Verified(read, entries, keyedFrom, last.number(), last.digest(), findings.stream().distinct().toList());
    }

    private static boolean missing(long last, long next, List<Finding> findings) {
        for (long number = last + 1; number < next; number++) {
            findings.add(new Finding(number, Fault.MISSING));
        }
        return last + 1 < next;
    }

    private void check(Block block, boolean keyed, List<Finding> findings) {
        if (keyed && !block.isKeyed() || block.key().filter(id -> !id.equals(key.id())).isPresent()) {
            findings.add(new Finding(block.number(), Fault.FORGED));
        } else if (!block.isAsWritten(key)) {
            List<Integer> changed = block.changedEntries(key);
            (changed.isEmpty() ? List.of(0) : changed).forEach(entry -> findings.add(new Finding(block.number(), entry, Fault.CHANGED)));
        }
    }

    /** The head of a keyed block is sealed; behind the chain it may be, after a crash. */
    private void check(Head head, List<Finding> findings) {
        Optional<Block> there = blocks.find(Block.id(head.number()));
        boolean sealed = head.seal().filter(seal -> seal.equals(head.link().seal(key))).isPresent();
        if (there.filter(Block::isKeyed).isPresent() && !sealed) {
            findings.add(new Finding(head.number(), Fault.FORGED));
        } else if (there.filter(block -> !block.digest().equals(head.digest())).isPresent()) {
            findings.add(new Finding(head.number(), Fault.BROKEN));
        }
    }

    /** The blocks from this number on, oldest first. */
    List<Block> from(long number, int limit) {
        return blocks.list(Where.all().from("id", Block.id(number)).ascending("id").limit(limit));
    }

    Block.Link end() {
        return lastKnown();
    }

    /** The head is written after its block: it may be behind, never ahead. So look on from there. */
    private Block.Link lastKnown() {
        Block.Link last = heads.find(Head.ID).map(h -> new Block.Link(h.number(), h.digest())).orElse(Block.Link.START);
        Optional<Block> next = blocks.find(Block.id(last.number() + 1));
        while (next.isPresent()) {
            last = next.get().link();
            next = blocks.find(Block.id(last.number() + 1));
        }
        return last;
    }

    private void remember(Block.Link link) {
        Optional<Head> head = heads.find(Head.ID);
        if (head.isEmpty()) {
            heads.insert(new Head(Head.ID, 0, link.number(), link.digest(), Optional.of(link.seal(key))));
        } else if (head.get().number() < link.number()) {
            heads.replace(new Head(Head.ID, head.get().version(), link.number(), link.digest(), Optional.of(link.seal(key))));
        }
    }
}
