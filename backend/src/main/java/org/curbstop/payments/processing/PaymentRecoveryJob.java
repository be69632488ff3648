package org.curbstop.payments.processing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.time.Instant;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentReview;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.Refund;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finishes payments that a crash, a lost webhook event or a silent gateway interrupted. Any number of processes may run it: each payment is
 * leased.
 */
@Component
public final class PaymentRecoveryJob {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentRecoveryJob.class);
    private static final int BATCH = 100;
    private static final Duration MAX_UNSURE = Duration.ofDays(1);
    private static final Duration MAX_REFUND = Duration.ofDays(10);

    private final PaymentRepository repository;
    private final PaymentProcessor processor;
    private final WebhookInbox inbox;
    private final PaymentReviewRepository reviews;

    public PaymentRecoveryJob(PaymentRepository repository, PaymentProcessor processor, WebhookInbox inbox,
            PaymentReviewRepository reviews) {
        this.repository = repository;
        this.processor = processor;
        this.inbox = inbox;
        this.reviews = reviews;
        Gauge.builder("curbstop.payments.overdue", this, sweep -> sweep.repository.longestOverdue().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("how long the longest-waiting unfinished payment has been due")
                .register(Metrics.globalRegistry);
    }

    @Scheduled(fixedDelayString = "${curbstop.payments.sweep-every:2s}")
    void run() {
        recoverDue();
    }

    /** @return the number of payments processed */
    public int recoverDue() {
        int looked = inbox.processDue(BATCH);
        for (Payment due : repository.listDue(BATCH)) {
            try {
                looked += repository.claim(due).map(this::process).orElse(0);
            } catch (RuntimeException e) {
                LOG.warn("Payment {} could not be processed; it is retried", due.id(), e);
            }
        }
        Metrics.counter("curbstop.payments.swept").increment(looked);
        return looked;
    }

    private int process(Payment claimed) {
        try {
            Payment after = PaymentReconciler.hasPendingRefund(claimed) ? processor.refreshRefunds(claimed)
                    : processor.process(claimed.id());
            if (after.state().equals(claimed.state())) {
                repository.postpone(claimed.id(), claimed.state());
                reviewIfOverdue(after);
            }
        } catch (RuntimeException e) {
            repository.postpone(claimed.id(), claimed.state());
            throw e;
        }
        return 1;
    }

    /** Adds a review: we keep querying, ever less often, but staff should know. */
    private void reviewIfOverdue(Payment unmoved) {
        Instant now = repository.now();
        if (unmoved.state() instanceof PaymentState.Unsure unsure && unsure.since().plus(MAX_UNSURE).isBefore(now)) {
            reviews.add(PaymentReview.ReviewReason.UNSURE, unmoved, unmoved.id().value(), unmoved.total());
        }
        unmoved.refunds().stream()
                .filter(refund -> refund.progress() == Refund.RefundStatus.PENDING && refund.askedAt().plus(MAX_REFUND).isBefore(now))
                .forEach(refund -> reviews.add(PaymentReview.ReviewReason.REFUND_LATE, unmoved, refund.ref().orElse(refund.id()),
                        refund.total()));
    }
}
