package org.curbstop.billing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.Where;
import org.curbstop.utility.Utility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What was charged and what was paid, account by account, append-only. A balance is the last statement plus the entries since: it
 * is worked out each time, so it cannot drift away from them.
 */
@Component
public final class Ledger {

    /** A statement leaves the newest entries out: one that took its time stamp earlier may still be on its way in. */
    static final Duration SETTLING = Duration.ofHours(1);

    private static final Set<Entry.Kind> MOVEMENTS = EnumSet.of(Entry.Kind.PAYMENT, Entry.Kind.REFUND, Entry.Kind.DISPUTE, Entry.Kind.REVERSAL);

    private final Books books;
    private final Clock clock;
    private final Money nothing;

    @Autowired
    Ledger(Books books, Clock clock, Utility utility) {
        this(books, clock, utility.currency());
    }

    Ledger(Books books, Clock clock, Currency currency) {
        this.books = books;
        this.clock = clock;
        this.nothing = new Money(0, currency);
    }

    /** False: an entry of this kind and source is there already, and nothing was changed. */
    public boolean post(Entry entry) {
        return books.insert(entry.posted(notBefore(books.statement(entry.account()))));
    }

    /** Many at once, for imports. Answers how many are new; the others are no error. */
    public int postAll(List<Entry> entries) {
        Map<String, Statement> statements = books.statements(entries.stream().map(e -> e.account().value()).distinct().toList()).stream()
                .collect(Collectors.toMap(Statement::id, Function.identity()));
        return books.insertEntries(entries.stream()
                .map(e -> e.posted(notBefore(Optional.ofNullable(statements.get(e.account().value())))))
                .toList());
    }

    /** Takes an entry back, once. False: it has been taken back already, or was never posted. */
    public boolean reverse(String entryId) {
        return books.entry(entryId).map(e -> post(e.reversal(clock.instant()))).orElse(false);
    }

    /** Positive: the customer owes; negative: the utility does. */
    public Money balance(AccountId account) {
        Optional<Statement> statement = books.statement(account);
        return sum(account, statement, Instant.ofEpochMilli(Long.MAX_VALUE / 2));
    }

    /** Whether anything says what is owed. Money that came or went alone does not: a payment is no bill. */
    boolean isCharged(AccountId account) {
        return books.entries(account, Where.MOST, Optional.empty()).stream().anyMatch(entry -> !MOVEMENTS.contains(entry.kind()));
    }

    /**
     * Newest first by the moment they count from.
     *
     * @param seen the last one of the page before
     */
    public List<Entry> entries(AccountId account, int limit, Optional<Entry> seen) {
        return books.entries(account, limit, seen);
    }

    /** Draws a line under all that has settled, so that later balances start from it. Changes no balance; may be repeated. */
    public void close(AccountId account) {
        Instant upTo = clock.instant().minus(SETTLING);
        Optional<Statement> last = books.statement(account);
        if (last.isEmpty() || upTo.isAfter(last.get().upTo())) {
            long version = last.map(Statement::version).orElse(0L);
            books.close(last, new Statement(account.value(), upTo, sum(account, last, upTo), version));
        }
    }

    private Money sum(AccountId account, Optional<Statement> from, Instant upTo) {
        List<Entry> since = books.posted(account, from.map(Statement::upTo).orElse(Instant.EPOCH), upTo);
        return since.stream().map(Entry::amount).reduce(from.map(Statement::balance).orElse(nothing), Money::plus);
    }

    /** Now; or after the statement, if the clock was set back: an entry must not slip in behind a line that is drawn. */
    private Instant notBefore(Optional<Statement> statement) {
        Instant now = clock.instant();
        return statement.map(s -> s.upTo().plusMillis(1)).filter(now::isBefore).orElse(now);
    }
}
