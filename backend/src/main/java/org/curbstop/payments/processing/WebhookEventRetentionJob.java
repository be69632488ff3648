package org.curbstop.payments.processing;

import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import org.curbstop.utility.RetentionPeriods;
import org.curbstop.utility.Utility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes webhook events of the payment service once they were processed and kept long enough. Payments and the ledger stay. */
@Component
final class WebhookEventRetentionJob {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookEventRetentionJob.class);
    private static final int BATCH = 500;

    private final WebhookInbox inbox;
    private final Utility utility;
    private final Clock clock;

    WebhookEventRetentionJob(WebhookInbox events, Utility utility, Clock clock) {
        this.inbox = events;
        this.utility = utility;
        this.clock = clock;
    }

    /** @return how many were deleted; more than a batch is finished by the next run */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT9M")
    int deleteExpired() {
        int gone = inbox.deleteProcessed(RetentionPeriods.cutoff(clock.instant(), utility.retention().paymentEvents()), BATCH);
        if (gone > 0) {
            LOG.info("{} events of payments were kept long enough and are deleted", gone);
            Metrics.counter("curbstop.retention.deleted", "kind", "payment-events").increment(gone);
        }
        return gone;
    }
}
