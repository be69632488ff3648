package org.curbstop.payments;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finishes what a crash, a lost message or a silent card company left. Any number of processes may sweep: each payment is leased. */
@Component
final class PaymentSweep {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentSweep.class);
    private static final int AT_A_TIME = 100;
    private static final Duration LONGEST_UNSURE = Duration.ofDays(1);
    private static final Duration LONGEST_REFUND = Duration.ofDays(10);

    private final PaymentBook book;
    private final CarryingOn carryingOn;
    private final CardNews news;
    private final ReviewList reviews;

    PaymentSweep(PaymentBook book, CarryingOn carryingOn, CardNews news, ReviewList reviews) {
        this.book = book;
        this.carryingOn = carryingOn;
        this.news = news;
        this.reviews = reviews;
        Gauge.builder("curbstop.payments.overdue", this, sweep -> sweep.book.overdue().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("how long the longest-waiting unfinished payment has been due")
                .register(Metrics.globalRegistry);
    }

    @Scheduled(fixedDelayString = "${curbstop.payments.sweep-every:2s}")
    void sweep() {
        finish();
    }

    /** How many it looked at. */
    int finish() {
        int looked = news.lookAgain(AT_A_TIME);
        for (Payment due : book.due(AT_A_TIME)) {
            try {
                looked += book.claim(due).map(this::carry).orElse(0);
            } catch (RuntimeException e) {
                LOG.warn("Payment {} could not be carried on; it stays on the list", due.id(), e);
            }
        }
        Metrics.counter("curbstop.payments.swept").increment(looked);
        return looked;
    }

    private int carry(Payment claimed) {
        try {
            Payment after = PaymentReconciler.waits(claimed) ? carryingOn.lookAtRefunds(claimed) : carryingOn.carry(claimed.id());
            if (after.state().equals(claimed.state())) {
                book.later(claimed.id(), claimed.state());
                review(after);
            }
        } catch (RuntimeException e) {
            book.later(claimed.id(), claimed.state());
            throw e;
        }
        return 1;
    }

    /** We go on asking, ever less often; but a person should know. */
    private void review(Payment unmoved) {
        Instant now = book.now();
        if (unmoved.state() instanceof State.Unsure unsure && unsure.since().plus(LONGEST_UNSURE).isBefore(now)) {
            reviews.park(PaymentReview.Kind.UNSURE, unmoved, unmoved.id().value(), unmoved.total());
        }
        unmoved.refunds().stream()
                .filter(refund -> refund.progress() == Refund.Progress.PENDING && refund.askedAt().plus(LONGEST_REFUND).isBefore(now))
                .forEach(refund -> reviews.park(PaymentReview.Kind.REFUND_LATE, unmoved, refund.ref().orElse(refund.id()), refund.total()));
    }
}
