package org.curbstop.payments.processing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.payments.Payment;
import org.curbstop.payments.gateway.ReconciliationGateway;
import org.curbstop.payments.gateway.ReconciliationGateway.BalanceMovement;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finds what moved at Stripe while its message was lost: every change of the balance since the last look is followed up like a message. */
@Component
public final class BalanceReconciliationJob {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceReconciliationJob.class);

    /** A movement may be listed a little after it was made, and our clock differs from theirs. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private static final Duration FIRST_PERIOD = Duration.ofDays(7);
    private static final String BALANCE = "balance";

    /** How far the balance was read. */
    record BalanceCursor(String id, long version, Instant upTo) {}

    private final AggregateCollection<BalanceCursor> cursors;
    private final ReconciliationGateway gateway;
    private final WebhookInbox inbox;
    private final PaymentRepository repository;
    private final Clock clock;

    public BalanceReconciliationJob(Database database, ReconciliationGateway reconciliationGateway, WebhookInbox inbox,
            PaymentRepository repository, Clock clock) {
        this.cursors = database.collection(BalanceCursor.class, "payment_cursors");
        this.gateway = reconciliationGateway;
        this.inbox = inbox;
        this.repository = repository;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${curbstop.payments.balance-every:10m}", initialDelayString = "${curbstop.payments.balance-first:1m}")
    void run() {
        reconcile();
    }

    /** How many movements were unknown until now. */
    public int reconcile() {
        Instant now = clock.instant();
        Instant from = cursors.find(BALANCE).map(BalanceCursor::upTo).orElse(now.minus(FIRST_PERIOD)).minus(OVERLAP);
        Optional<List<BalanceMovement>> moved = gateway.listBalanceMovements(from);
        if (moved.isEmpty()) {
            return 0; // not reached: the next look begins where this one did
        }
        int found = 0;
        for (BalanceMovement each : moved.get()) {
            if (!isKnown(each) && inbox.enqueue("balance:" + each.id(), each.payment(), each.ref())) {
                found++;
            }
        }
        if (!cursors.insert(new BalanceCursor(BALANCE, 0, now))) {
            cursors.change(BALANCE, cursor -> cursor.upTo().isBefore(now) ? new BalanceCursor(BALANCE, cursor.version(), now) : cursor);
        }
        if (found > 0) {
            LOG.info("{} movements of the balance are followed up", found);
        }
        return found;
    }

    /** Most are charges that were booked when they were made. */
    private boolean isKnown(BalanceMovement each) {
        return each.charge() && each.payment().flatMap(repository::find).flatMap(Payment::charge)
                .filter(charge -> charge.ref().equals(each.ref())).isPresent();
    }
}
