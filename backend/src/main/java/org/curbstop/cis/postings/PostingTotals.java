package org.curbstop.cis.postings;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.curbstop.common.Money;

/** Counts and sums of postings as they go by, by kind and currency. */
public final class PostingTotals {

    private final Map<String, KindTotal> byKind = new TreeMap<>();
    private long count;
    private long first;
    private long last;

    /** @param amount as in the ledger: of payments negative */
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

    /** Of all kinds, those that are no money too. */
    public long count() {
        return count;
    }

    /** Sequence numbers; 0 of nothing. */
    public long first() {
        return first;
    }

    public long last() {
        return last;
    }

    /** Of each kind of money that there is, in the order of the kinds. */
    public List<KindTotal> byKind() {
        return List.copyOf(byKind.values());
    }

    /** Of all kinds together, by currency. */
    public List<Money> sums() {
        var sums = new TreeMap<String, Money>();
        byKind.values().forEach(total -> sums.merge(total.amount().currency().getCurrencyCode(), total.amount(), Money::plus));
        return List.copyOf(sums.values());
    }

    Money sum(Currency currency) {
        return sums().stream().filter(sum -> sum.currency().equals(currency)).findFirst().orElse(new Money(0, currency));
    }
}
