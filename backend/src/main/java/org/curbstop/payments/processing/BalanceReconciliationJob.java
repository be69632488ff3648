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

/** Finds movements at Stripe whose webhook event was lost: every balance change since the last run is processed like an event. */
@Component
public final class BalanceReconciliationJob {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceReconciliationJob.class);

    /** A movement may be listed a little late, and our clock differs from Stripe's. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private static final Duration FIRST_PERIOD = Duration.ofDays(7);
    private static final String BALANCE = "balance";

    /** Position up to which the balance was read. */
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

    /** @return the number of movements that were unknown */
    public int reconcile() {
        Instant now = clock.instant();
        Instant from = cursors.find(BALANCE).map(BalanceCursor::upTo).orElse(now.minus(FIRST_PERIOD)).minus(OVERLAP);
        Optional<List<BalanceMovement>> moved = gateway.listBalanceMovements(from);
        if (moved.isEmpty()) {
            return 0; // not reached: the next run starts from the same position
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

    /** Most movements are charges that were posted when they were made. */
    private boolean isKnown(BalanceMovement each) {
        return each.charge() && each.payment().flatMap(repository::find).flatMap(Payment::charge)
                .filter(charge -> charge.ref().equals(each.ref())).isPresent();
    }
}
