package org.curbstop.arrangements;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import org.curbstop.billing.Entry;
import org.curbstop.billing.Ledger;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.utility.Utility;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What has come in on an account since some moment, out of its ledger: payments, pledges and credits, less what went back. Worked
 * out each time, so that an event told twice, or a payment taken back, is counted as it stands.
 */
@Component
final class Credits {

    private static final int ENTRIES = 300;
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final Ledger ledger;
    private final Clock clock;
    private final Currency currency;

    /**
     * A line drawn in the ledger. Entries carry times, and two may be equal: so it is drawn a little earlier, with the sum of what
     * stood after it already.
     */
    public record Start(Instant from, Money before) {}

    @Autowired
    Credits(Ledger ledger, Clock clock, Utility utility) {
        this(ledger, clock, utility.currency());
    }

    Credits(Ledger ledger, Clock clock, Currency currency) {
        this.ledger = ledger;
        this.clock = clock;
        this.currency = currency;
    }

    /** From now on. Draw it before the balance is read: what falls between then counts for the customer. */
    Start start(AccountId account) {
        Instant from = clock.instant().minus(OVERLAP);
        return new Start(from, sum(account, from));
    }

    Money since(AccountId account, Start start) {
        return sum(account, start.from()).minus(start.before());
    }

    private Money sum(AccountId account, Instant from) {
        return ledger.entries(account, ENTRIES, java.util.Optional.empty()).stream()
                .filter(entry -> !entry.posted().isBefore(from) && counts(entry))
                .map(Entry::amount)
                .reduce(new Money(0, currency), Money::plus)
                .negated();
    }

    /** Not what is charged, nor the taking back of a charge. */
    private static boolean counts(Entry entry) {
        return switch (entry.kind()) {
            case PAYMENT, REFUND, DISPUTE, ADJUSTMENT, TRANSFER -> true;
            case REVERSAL -> entry.source().startsWith(Entry.Kind.PAYMENT + ":") || entry.source().startsWith(Entry.Kind.REFUND + ":");
            case OPENING, BILL, FEE, DEPOSIT -> false;
        };
    }
}
