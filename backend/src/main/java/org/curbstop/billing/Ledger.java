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
import org.curbstop.billing.imports.CisPayment;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.store.Query;
import org.curbstop.utility.Utility;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Append-only ledger of the charges and payments of each account. A balance is the last snapshot plus the entries since; it is computed
 * each time, so it cannot drift from them.
 */
@Component
public final class Ledger {

    /** Snapshots exclude entries this recent: one with an earlier time stamp may still be being stored. */
    static final Duration SETTLING_TIME = Duration.ofHours(1);

    private static final Instant ALWAYS = Instant.ofEpochMilli(Long.MAX_VALUE / 2);
    /** Kinds of entries that establish no charge. */
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

    /** Posts an entry and announces it to other systems. Returns false and changes nothing if its kind and source were posted before. */
    public boolean post(LedgerEntry entry) {
        return repository.insert(entry.posted(notBefore(repository.snapshot(entry.account()))).announced());
    }

    /** Posts imported entries in a batch, without announcing them. Returns the number of new entries; existing ones are no error. */
    public int postAll(List<LedgerEntry> entries) {
        Map<String, BalanceSnapshot> statements = repository
                .snapshots(entries.stream().map(e -> e.account().value()).distinct().toList()).stream()
                .collect(Collectors.toMap(BalanceSnapshot::id, Function.identity()));
        return repository.insertAllEntries(entries.stream()
                .map(e -> e.posted(notBefore(Optional.ofNullable(statements.get(e.account().value())))).imported())
                .toList());
    }

    /** Reverses an entry once. Returns false if it was already reversed or never posted. */
    public boolean reverse(String entryId) {
        return repository.entry(entryId).map(e -> post(e.reversal(clock.instant()))).orElse(false);
    }

    /** Returns the balance: positive if the customer owes, negative if the utility does. Based on the CIS statement if there is one. */
    public Money balance(AccountId account) {
        return cisBalance(account).map(CisBalance::total).orElseGet(() -> elsewhere(account).stream().map(LedgerEntry::amount)
                .reduce(ownBalance(account), Money::plus));
    }

    /** Returns empty if the CIS has never stated what this account owes. */
    Optional<CisBalance> cisBalance(AccountId account) {
        return cisFacts(account).flatMap(CisBalance::of);
    }

    /** Returns empty if the CIS has no information about this account. */
    Optional<CisBalance.Facts> cisFacts(AccountId account) {
        return repository.cis().find(account, Bills.RECENT).map(books -> {
            List<LedgerEntry> ours = repository.listPosted(account, Instant.EPOCH, ALWAYS);
            return new CisBalance.Facts(books.bills(), books.statement(), payments(account, books.payments()), ours,
                    postedByCis(account, ours), clock.getZone());
        });
    }

    private List<CisPayment> payments(AccountId account, List<CisPayment> imported) {
        Set<String> elsewhere = imported.stream().noneMatch(each -> each.source().isEmpty() && each.origin().mayBeOurs()) ? Set.of()
                : acknowledgements.stream().findFirst().map(each -> each.madeElsewhere(account)).orElse(Set.of());
        return imported.stream().map(payment -> elsewhere.contains(payment.ref()) ? payment.madeElsewhere() : payment).toList();
    }

    /** Returns the posting time for each entry: as acknowledged, or as of its import. */
    private Map<String, Instant> postedByCis(AccountId account, List<LedgerEntry> ours) {
        var posted = new HashMap<>(acknowledgements.stream().findFirst().map(each -> each.postedByCis(account)).orElse(Map.of()));
        ours.forEach(entry -> entry.importedAsOf().ifPresent(at -> posted.putIfAbsent(entry.id(), at)));
        return posted;
    }

    private List<LedgerEntry> elsewhere(AccountId account) {
        return cisFacts(account).map(CisBalance::elsewhere).orElse(List.of());
    }

    /** Returns CIS payments that name no posting and match a local one by amount and day, for staff to check. */
    public Map<String, String> matchesByAmountAndDay(AccountId account) {
        return cisFacts(account).map(CisBalance::matches).orElse(Map.of());
    }

    private Money ownBalance(AccountId account) {
        return sum(account, repository.snapshot(account), ALWAYS);
    }

    /** Returns whether any entry establishes what is owed. Money movements alone do not: a payment is no bill. */
    boolean hasCharges(AccountId account) {
        return repository.entries(account, Query.MAX_LIMIT, Optional.empty()).stream().anyMatch(entry -> !MOVEMENTS.contains(entry.kind()));
    }

    /**
     * Returns entries by effective time, newest first, including payments made elsewhere.
     *
     * @param seen last entry of the previous page
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

    /** Returns whether the entry exists with this account and amount. */
    public boolean isOf(String entryId, AccountId account, Money amount) {
        return repository.entry(entryId).filter(entry -> entry.account().equals(account) && entry.amount().equals(amount)).isPresent();
    }

    /** Stores a snapshot of all settled entries, from which later balances are computed. Changes no balance. Idempotent. */
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

    /** Returns the current time, or a time after the snapshot if the clock was set back: no entry may fall before an existing snapshot. */
    private Instant notBefore(Optional<BalanceSnapshot> statement) {
        Instant now = clock.instant();
        return statement.map(s -> s.upTo().plusMillis(1)).filter(now::isBefore).orElse(now);
    }
}
