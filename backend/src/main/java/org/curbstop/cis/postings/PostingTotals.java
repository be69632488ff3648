package org.curbstop.cis.postings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.curbstop.common.Money;

/** Running counts and sums of postings, by kind and currency. */
public final class PostingTotals {

    private final Map<String, KindTotal> byKind = new TreeMap<>();
    private long count;
    private long first;
    private long last;

    /** @param amount signed as in the ledger: negative for payments */
    public record KindTotal(PostingKind kind, long count, Money amount) {

        private KindTotal plus(Money more) {
            return new KindTotal(kind, count + 1, amount.plus(more));
        }
    }

    void add(Posting posting) {
        first = count == 0 ? posting.sequence() : first;
        last = posting.sequence();
        count++;
        posting.amount().ifPresent(amount -> byKind.merge(
                String.format("%02d %s", posting.kind().ordinal(), amount.currency()), new KindTotal(posting.kind(), 1, amount),
                (before, one) -> before.plus(one.amount())));
    }

    /** Returns the count of all postings, including those without an amount. */
    public long count() {
        return count;
    }

    /** Returns the first sequence number; 0 if there are no postings. */
    public long first() {
        return first;
    }

    public long last() {
        return last;
    }

    /** Returns the total of each money kind present, in the order of the kinds. */
    public List<KindTotal> byKind() {
        return List.copyOf(byKind.values());
    }

    /** Returns the sums of all kinds, by currency. */
    public List<Money> sums() {
        var sums = new TreeMap<String, Money>();
        byKind.values().forEach(total -> sums.merge(total.amount().currency().getCurrencyCode(), total.amount(), Money::plus));
        return List.copyOf(sums.values());
    }
}
