package org.curbstop.billing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.jspecify.annotations.Nullable;

/**
 * What was charged and what was paid, account by account, append-only. A balance is the last statement plus the entries since: it
 * is worked out each time, so it cannot drift away from them.
 */
public final class Ledger {

    /** A statement leaves the newest entries out: one that took its time stamp earlier may still be on its way in. */
    static final Duration SETTLING = Duration.ofHours(1);

    private static final int PAGE = 200;

    private final Books books;
    private final Clock clock;

    Ledger(Books books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    /** False: an entry of this kind and source is there already, and nothing was changed. */
    public boolean post(Entry entry) {
        // A clock set back must not put an entry behind a statement that has been closed without it.
        Instant earliest = books.statement(entry.account()).map(s -> s.upTo().plusMillis(1)).orElse(Instant.MIN);
        Instant now = clock.instant();
        return books.insert(entry.posted(now.isBefore(earliest) ? earliest : now));
    }

    /** Takes an entry back, once. False: it has been taken back already, or was never posted. */
    public boolean reverse(String entryId) {
        return books.entry(entryId).map(e -> post(e.reversal(clock.instant()))).orElse(false);
    }

    /** Positive: the customer owes; negative: the utility does. */
    public Money balance(AccountId account) {
        Optional<Statement> statement = books.statement(account);
        return sumAfter(account, statement.map(Statement::upTo).orElse(Instant.MIN), Instant.MAX)
                .plus(statement.map(Statement::balance).orElse(Money.usd(0)));
    }

    /** Newest first by the time of posting; {@code before}: the time of the last one seen, for the next page. */
    public List<Entry> entries(AccountId account, int limit, Optional<Instant> before) {
        return books.entries(account, limit, before.orElse(null));
    }

    /** Draws a line under all that has settled, so that later balances start from it. Changes no balance; may be repeated. */
    public void close(AccountId account) {
        Instant upTo = clock.instant().minus(SETTLING);
        Optional<Statement> last = books.statement(account);
        Instant from = last.map(Statement::upTo).orElse(Instant.MIN);
        if (!upTo.isAfter(from)) {
            return;
        }
        Money balance = sumAfter(account, from, upTo).plus(last.map(Statement::balance).orElse(Money.usd(0)));
        books.close(new Statement(account.value(), upTo, balance, last.map(Statement::version).orElse(0L)));
    }

    private Money sumAfter(AccountId account, Instant after, Instant upTo) {
        Money sum = Money.usd(0);
        @Nullable Instant before = null;
        while (true) {
            List<Entry> page = books.entries(account, PAGE, before);
            for (Entry entry : page) {
                if (!entry.posted().isAfter(after)) {
                    return sum;
                }
                if (!entry.posted().isAfter(upTo)) {
                    sum = sum.plus(entry.amount());
                }
            }
            if (page.size() < PAGE) {
                return sum;
            }
            before = page.getLast().posted();
        }
    }
}
