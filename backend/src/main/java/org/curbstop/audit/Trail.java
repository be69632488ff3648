package org.curbstop.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.Finding.Fault;
import org.curbstop.common.AccountId;
import org.curbstop.store.Documents;
import org.curbstop.store.Index;
import org.curbstop.store.Store;
import org.curbstop.store.Where;

/** The chain as it is kept. */
final class Trail {

    private final Documents<Block> blocks;
    private final Documents<Head> heads;

    Trail(Store store) {
        this.blocks = store.documents(Block.class, "audit", Index.on("about", "id"));
        this.heads = store.documents(Head.class, "audit_head");
    }

    /** Adds a block after {@code end}, or after whatever another process has written meanwhile. */
    Block.Link append(Block.Link end, List<Entry> entries, int tries) {
        Block.Link last = end.number() == 0 ? lastKnown() : end;
        for (int i = 0; i < tries; i++) {
            Block next = Block.after(last, entries);
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

    Verified verify() {
        var findings = new ArrayList<Finding>();
        Optional<Head> head = heads.find(Head.ID);
        Block.Link last = Block.Link.START;
        long entries = 0;
        long read = 0;
        boolean gap = false;
        List<Block> page = blocks.list(Where.all().ascending("id"));
        while (!page.isEmpty()) {
            for (Block block : page) {
                for (long missing = last.number() + 1; missing < block.number(); missing++) {
                    findings.add(new Finding(missing, Fault.MISSING));
                    gap = true;
                }
                if (!block.isAsWritten()) {
                    findings.add(new Finding(block.number(), Fault.CHANGED));
                } else if (!gap && !block.previous().equals(last.digest())) {
                    findings.add(new Finding(block.number(), Fault.BROKEN));
                }
                gap = false;
                last = block.link();
                read++;
                entries += block.entries().size();
            }
            page = blocks.list(Where.all().after("id", last(page).id()).ascending("id"));
        }
        for (long missing = last.number() + 1; missing <= head.map(Head::number).orElse(0L); missing++) {
            findings.add(new Finding(missing, Fault.MISSING));
        }
        long end = last.number();
        if (head.filter(h -> h.number() == end).filter(h -> !h.digest().equals(blocks.find(Block.id(end)).map(Block::digest).orElse(""))).isPresent()) {
            findings.add(new Finding(end, Fault.BROKEN));
        }
        return new Verified(read, entries, last.digest(), List.copyOf(findings));
    }

    private static Block last(List<Block> page) {
        return page.getLast();
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
            heads.insert(new Head(Head.ID, 0, link.number(), link.digest()));
        } else if (head.get().number() < link.number()) {
            heads.replace(new Head(Head.ID, head.get().version(), link.number(), link.digest()));
        }
    }
}
