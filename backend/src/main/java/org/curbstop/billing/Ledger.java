package org.curbstop.billing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.Query;
import org.curbstop.utility.Utility;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * What was charged and what was paid, account by account, append-only. A balance is the last statement plus the entries since: it
 * is worked out each time, so it cannot drift away from them.
 */
@Component
public final class Ledger {

    /** A statement leaves the newest entries out: one that took its time stamp earlier may still be on its way in. */
    static final Duration SETTLING_TIME = Duration.ofHours(1);

    private static final Instant ALWAYS = Instant.ofEpochMilli(Long.MAX_VALUE / 2);
    private static final Set<LedgerEntry.EntryKind> MOVEMENTS = EnumSet.of(LedgerEntry.EntryKind.PAYMENT, LedgerEntry.EntryKind.REFUND,
            LedgerEntry.EntryKind.DISPUTE, LedgerEntry.EntryKind.REVERSAL);

    private static final Comparator<LedgerEntry> NEWEST_FIRST =
            Comparator.comparing(LedgerEntry::at).thenComparing(LedgerEntry::id).reversed();

    private final BillingRepository repository;
    private final Clock clock;
    private final Money zero;

    private final ObjectProvider<PostingAcknowledgements> acknowledgements;

    @Autowired
    Ledger(BillingRepository repository, Clock clock, Utility utility, ObjectProvider<PostingAcknowledgements> acknowledgements) {
        this(repository, clock, utility.currency(), acknowledgements);
    }

    Ledger(BillingRepository repository, Clock clock, Currency currency) {
        this(repository, clock, currency, new StaticListableBeanFactory().getBeanProvider(PostingAcknowledgements.class));
    }

    Ledger(BillingRepository repository, Clock clock, Currency currency, ObjectProvider<PostingAcknowledgements> acknowledgements) {
        this.acknowledgements = acknowledgements;
        this.repository = repository;
        this.clock = clock;
        this.zero = new Money(0, currency);
    }

    /** What happened here: other systems hear of it. False: an entry of this kind and source is there already, and nothing was changed. */
    public boolean post(LedgerEntry entry) {
        return repository.insert(entry.posted(notBefore(repository.snapshot(entry.account()))).announced());
    }

    /** Many at once, for imports: the system they come from does not hear of them. Answers how many are new; the others are no error. */
    public int postAll(List<LedgerEntry> entries) {
        Map<String,
                BalanceSnapshot> statements = repository.snapshots(entries.stream().map(e -> e.account().value()).distinct().toList())
                        .stream()
                .collect(Collectors.toMap(BalanceSnapshot::id, Function.identity()));
        return repository.insertAllEntries(entries.stream()
                .map(e -> e.posted(notBefore(Optional.ofNullable(statements.get(e.account().value())))).imported())
                .toList());
    }

    /** Takes an entry back, once. False: it has been taken back already, or was never posted. */
    public boolean reverse(String entryId) {
        return repository.entry(entryId).map(e -> post(e.reversal(clock.instant()))).orElse(false);
    }

    /** Positive: the customer owes; negative: the utility does. Where the CIS keeps the books: what it said, and what happened since. */
    public Money balance(AccountId account) {
        return cisBalance(account).map(CisBalance::total).orElseGet(() -> elsewhere(account).stream().map(LedgerEntry::amount)
                .reduce(ownBalance(account), Money::plus));
    }

    /** Empty: the CIS never said what this account owes. */
    Optional<CisBalance> cisBalance(AccountId account) {
        return cisFacts(account).flatMap(CisBalance::of);
    }

    /** Empty: the CIS said nothing about this account. */
    private Optional<CisBalance.Facts> cisFacts(AccountId account) {
        return repository.cis().find(account, Bills.RECENT).map(books -> {
            List<LedgerEntry> ours = repository.listPosted(account, Instant.EPOCH, ALWAYS);
            return new CisBalance.Facts(books.bills(), books.statement(), books.payments(), ours, postedByCis(account, ours),
                    clock.getZone());
        });
    }

    /** By entry: as it acknowledged the posting, or as its books had it when they came here. */
    private Map<String, Instant> postedByCis(AccountId account, List<LedgerEntry> ours) {
        var posted = new HashMap<>(acknowledgements.stream().findFirst().map(each -> each.postedByCis(account)).orElse(Map.of()));
        ours.forEach(entry -> entry.importedAsOf().ifPresent(at -> posted.putIfAbsent(entry.id(), at)));
        return posted;
    }

    private List<LedgerEntry> elsewhere(AccountId account) {
        return cisFacts(account).map(CisBalance::elsewhere).orElse(List.of());
    }

    /** Payments of the CIS that name no posting of ours and look like one, by amount and day: for a person to look at. */
    public Map<String, String> matchesByAmountAndDay(AccountId account) {
        return cisFacts(account).map(CisBalance::matches).orElse(Map.of());
    }

    private Money ownBalance(AccountId account) {
        Optional<BalanceSnapshot> statement = repository.snapshot(account);
        return sum(account, statement, ALWAYS);
    }

    /** Whether anything says what is owed. Money that came or went alone does not: a payment is no bill. */
    boolean hasCharges(AccountId account) {
        return repository.entries(account, Query.MAX_LIMIT, Optional.empty()).stream().anyMatch(entry -> !MOVEMENTS.contains(entry.kind()));
    }

    /**
     * Newest first by the moment they count from, with the payments that were made elsewhere.
     *
     * @param seen the last one of the page before
     */
    public List<LedgerEntry> entries(AccountId account, int limit, Optional<LedgerEntry> seen) {
        List<LedgerEntry> own = repository.entries(account, limit, seen);
        List<LedgerEntry> elsewhere = elsewhere(account);
        return elsewhere.isEmpty() ? own
                : Stream.concat(own.stream(), elsewhere.stream().filter(each -> seen.filter(last -> NEWEST_FIRST.compare(each, last) <= 0)
                                .isEmpty()))
                        .sorted(NEWEST_FIRST)
                        .limit(limit)
                        .toList();
    }

    /** Whether there is such an entry, of this account and amount. */
    public boolean isOf(String entryId, AccountId account, Money amount) {
        return repository.entry(entryId).filter(entry -> entry.account().equals(account) && entry.amount().equals(amount)).isPresent();
    }

    /** Draws a line under all that has settled, so that later balances start from it. Changes no balance; may be repeated. */
    void takeSnapshot(AccountId account) {
        Instant upTo = clock.instant().minus(SETTLING_TIME);
        Optional<BalanceSnapshot> last = repository.snapshot(account);
        if (last.isEmpty() || upTo.isAfter(last.get().upTo())) {
            long version = last.map(BalanceSnapshot::version).orElse(0L);
            repository.saveSnapshot(last, new BalanceSnapshot(account.value(), upTo, sum(account, last, upTo), version));
        }
    }

    private Money sum(AccountId account, Optional<BalanceSnapshot> from, Instant upTo) {
        List<LedgerEntry> since = repository.listPosted(account, from.map(BalanceSnapshot::upTo).orElse(Instant.EPOCH), upTo);
        return since.stream().map(LedgerEntry::amount).reduce(from.map(BalanceSnapshot::balance).orElse(zero), Money::plus);
    }

    /** Now; or after the statement, if the clock was set back: an entry must not slip in behind a line that is drawn. */
    private Instant notBefore(Optional<BalanceSnapshot> statement) {
        Instant now = clock.instant();
        return statement.map(s -> s.upTo().plusMillis(1)).filter(now::isBefore).orElse(now);
    }
}
