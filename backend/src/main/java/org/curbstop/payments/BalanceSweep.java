package org.curbstop.payments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.payments.CardMovements.BalanceMovement;
import org.curbstop.store.Documents;
import org.curbstop.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finds what moved at Stripe while its message was lost: every change of the balance since the last look is followed up like a message. */
@Component
final class BalanceSweep {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceSweep.class);

    /** A movement may be listed a little after it was made, and our clock differs from theirs. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    private static final Duration FIRST_LOOK_BACK = Duration.ofDays(7);
    private static final String BALANCE = "balance";

    /** How far the balance was read. */
    record Cursor(String id, long version, Instant upTo) {}

    private final Documents<Cursor> cursors;
    private final CardMovements movements;
    private final CardNews news;
    private final PaymentBook book;
    private final Clock clock;

    BalanceSweep(Store store, CardMovements movements, CardNews news, PaymentBook book, Clock clock) {
        this.cursors = store.documents(Cursor.class, "payment_cursors");
        this.movements = movements;
        this.news = news;
        this.book = book;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${curbstop.payments.balance-every:10m}", initialDelayString = "${curbstop.payments.balance-first:1m}")
    void sweep() {
        readOn();
    }

    /** How many movements nobody had told of. */
    int readOn() {
        Instant now = clock.instant();
        Instant from = cursors.find(BALANCE).map(Cursor::upTo).orElse(now.minus(FIRST_LOOK_BACK)).minus(OVERLAP);
        Optional<List<BalanceMovement>> moved = movements.since(from);
        if (moved.isEmpty()) {
            return 0; // not reached: the next look begins where this one did
        }
        int found = 0;
        for (BalanceMovement each : moved.get()) {
            if (!known(each) && news.note("balance:" + each.id(), each.payment(), each.ref())) {
                found++;
            }
        }
        if (!cursors.insert(new Cursor(BALANCE, 0, now))) {
            cursors.change(BALANCE, cursor -> cursor.upTo().isBefore(now) ? new Cursor(BALANCE, cursor.version(), now) : cursor);
        }
        if (found > 0) {
            LOG.info("{} movements of the balance are followed up", found);
        }
        return found;
    }

    /** Most are charges that were booked when they were made. */
    private boolean known(BalanceMovement each) {
        return each.charge() && each.payment().flatMap(book::find).flatMap(Payment::charge).filter(charge -> charge.ref().equals(each.ref())).isPresent();
    }
}
