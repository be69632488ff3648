package org.curbstop.audit;

import java.util.List;
import org.curbstop.common.AccountId;
import org.curbstop.common.Digest;

/**
 * A link of the chain: entries that were written together. Its id is its number, so that of two writers one is refused.
 *
 * @param previous digest of the block before
 * @param about the accounts that its entries name, for the look-up by account
 */
record Block(String id, String previous, String digest, List<Entry> entries, List<AccountId> about) {

    private static final String GENESIS = "0".repeat(64);
    private static final int ID_DIGITS = 12;

    static Block after(Link last, List<Entry> entries) {
        long number = last.number() + 1;
        return new Block(id(number), last.digest(), digest(number, last.digest(), entries), List.copyOf(entries), accounts(entries));
    }

    /** Where a chain ends: the next block follows it. */
    record Link(long number, String digest) {
        static final Link START = new Link(0, GENESIS);
    }

    static String id(long number) {
        return String.format("%0" + ID_DIGITS + "d", number);
    }

    long number() {
        return Long.parseLong(id);
    }

    Link link() {
        return new Link(number(), digest);
    }

    /** Whether the digest is that of what the block holds now. */
    boolean isAsWritten() {
        return digest.equals(digest(number(), previous, entries)) && about.equals(accounts(entries));
    }

    private static List<AccountId> accounts(List<Entry> entries) {
        return entries.stream().flatMap(entry -> entry.about().stream()).distinct().sorted().toList();
    }

    private static String digest(long number, String previous, List<Entry> entries) {
        var digest = new Digest().add(id(number)).add(previous);
        entries.forEach(entry -> entry.addTo(digest));
        return digest.hex();
    }
}
