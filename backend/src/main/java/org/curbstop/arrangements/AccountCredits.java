package org.curbstop.arrangements;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.utility.Utility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Computes what was credited to an account since a baseline: payments, pledges and credits, less reversals. Computed from the ledger each
 * time, so that repeated events and reversed payments count correctly.
 */
@Component
public final class AccountCredits {

    private static final int ENTRIES = 300;
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final Ledger ledger;
    private final Clock clock;
    private final Currency currency;

    /**
     * A baseline in the ledger. Two entries can have the same time, so the baseline is set an hour earlier and keeps the sum of the entries
     * already posted since then.
     */
    public record CreditBaseline(Instant from, Money before) {}

    @Autowired
    AccountCredits(Ledger ledger, Clock clock, Utility utility) {
        this(ledger, clock, utility.currency());
    }

    AccountCredits(Ledger ledger, Clock clock, Currency currency) {
        this.ledger = ledger;
        this.clock = clock;
        this.currency = currency;
    }

    /** Returns a baseline as of now. Take it before reading the balance: credits posted in between then count in the customer's favor. */
    public CreditBaseline baseline(AccountId account) {
        Instant from = clock.instant().minus(OVERLAP);
        return new CreditBaseline(from, sum(account, from));
    }

    public Money creditedSince(AccountId account, CreditBaseline start) {
        return sum(account, start.from()).minus(start.before());
    }

    private Money sum(AccountId account, Instant from) {
        return ledger.entries(account, ENTRIES, java.util.Optional.empty()).stream()
                .filter(entry -> !entry.posted().isBefore(from) && countsAsCredit(entry))
                .map(LedgerEntry::amount)
                .reduce(new Money(0, currency), Money::plus)
                .negated();
    }

    /** Excludes charges and reversals of charges. */
    private static boolean countsAsCredit(LedgerEntry entry) {
        return switch (entry.kind()) {
            case PAYMENT, REFUND, DISPUTE, ADJUSTMENT, TRANSFER -> true;
            case REVERSAL -> entry.source().startsWith(LedgerEntry.EntryKind.PAYMENT + ":")
                    || entry.source().startsWith(LedgerEntry.EntryKind.REFUND + ":");
            case OPENING, BILL, FEE, DEPOSIT -> false;
        };
    }
}
