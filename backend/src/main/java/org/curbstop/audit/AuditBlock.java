package org.curbstop.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Sha256Digest;
import org.curbstop.store.KeyedDigest;

/**
 * A block of the audit chain: entries that were written together. The id is the block number, so that of two concurrent writers one is
 * refused.
 *
 * @param previous digest of the previous block
 * @param about accounts in its entries, for lookups by account
 * @param key id of the key of its digests; absent in blocks from before keys were used, which anybody could have made
 * @param seals keyed digest of each entry and its position, so that a changed entry can be identified
 */
record AuditBlock(String id, String previous, String digest, List<AuditEntry> entries, List<AccountId> about, Optional<String> key,
        List<String> seals) {

    private static final String GENESIS = "0".repeat(64);
    private static final int ID_DIGITS = 12;

    AuditBlock {
        entries = List.copyOf(entries);
        seals = List.copyOf(seals);
    }

    static AuditBlock after(ChainEnd last, List<AuditEntry> entries, KeyedDigest key) {
        String id = id(last.number() + 1);
        List<String> seals = seals(id, entries, key);
        return new AuditBlock(id, last.digest(), digest(id, last.digest(), seals, key), entries, accounts(entries),
                Optional.of(key.keyId()), seals);
    }

    /** End of a chain, which the next block follows. */
    record ChainEnd(long number, String digest) {
        static final ChainEnd START = new ChainEnd(0, GENESIS);

        String seal(KeyedDigest key) {
            return key.hex("audit-head", id(number), digest);
        }
    }

    static String id(long number) {
        return String.format("%0" + ID_DIGITS + "d", number);
    }

    long number() {
        return Long.parseLong(id);
    }

    ChainEnd chainEnd() {
        return new ChainEnd(number(), digest);
    }

    boolean isKeyed() {
        return key.isPresent();
    }

    /** Returns whether the digest matches the current content, with all entries in their original positions. */
    boolean isUnchanged(KeyedDigest with) {
        return about.equals(accounts(entries))
                && digest.equals(isKeyed() ? digest(id, previous, seals, with) : unkeyedDigest())
                && (!isKeyed() || changedEntries(with).isEmpty());
    }

    /** Returns the positions, from 1, of entries that were changed, moved, added or removed. */
    List<Integer> changedEntries(KeyedDigest with) {
        var changed = new ArrayList<Integer>();
        if (isKeyed()) {
            List<String> now = seals(id, entries, with);
            for (int i = 0; i < Math.max(now.size(), seals.size()); i++) {
                if (i >= now.size() || i >= seals.size() || !now.get(i).equals(seals.get(i))) {
                    changed.add(i + 1);
                }
            }
        }
        return changed;
    }

    private static List<AccountId> accounts(List<AuditEntry> entries) {
        return entries.stream().flatMap(entry -> entry.about().stream()).distinct().sorted().toList();
    }

    private static List<String> seals(String id, List<AuditEntry> entries, KeyedDigest key) {
        var seals = new ArrayList<String>();
        for (AuditEntry entry : entries) {
            var digest = new Sha256Digest();
            entry.addTo(digest);
            seals.add(key.hex("audit-entry", id, Integer.toString(seals.size()), digest.hex()));
        }
        return seals;
    }

    private static String digest(String id, String previous, List<String> seals, KeyedDigest key) {
        return key.hex("audit-block", id, previous, String.join(" ", seals));
    }

    private String unkeyedDigest() {
        var digest = new Sha256Digest().add(id).add(previous);
        entries.forEach(entry -> entry.addTo(digest));
        return digest.hex();
    }
}
