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
 * What has come in on an account since some moment, from its ledger: payments, pledges and credits, less reversals. Computed each time, so
 * that a repeated event or a reversed payment counts correctly.
 */
@Component
public final class AccountCredits {

    private static final int ENTRIES = 300;
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final Ledger ledger;
    private final Clock clock;
    private final Currency currency;

    /**
     * A line drawn in the ledger. Entries carry times, and two may be equal: so it is drawn a little earlier, with the sum of the entries
     * already after it.
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

    /** From now on. Draw it before the balance is read: what falls between then counts for the customer. */
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

    /** Not what is charged, nor the taking back of a charge. */
    private static boolean countsAsCredit(LedgerEntry entry) {
        return switch (entry.kind()) {
            case PAYMENT, REFUND, DISPUTE, ADJUSTMENT, TRANSFER -> true;
            case REVERSAL -> entry.source().startsWith(LedgerEntry.EntryKind.PAYMENT + ":")
                    || entry.source().startsWith(LedgerEntry.EntryKind.REFUND + ":");
            case OPENING, BILL, FEE, DEPOSIT -> false;
        };
    }
}
