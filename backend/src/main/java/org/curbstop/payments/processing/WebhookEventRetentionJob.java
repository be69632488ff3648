package org.curbstop.payments.processing;

import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import org.curbstop.utility.RetentionPeriods;
import org.curbstop.utility.Utility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes processed webhook events of the payment service whose retention period has passed. Payments and the ledger stay. */
@Component
record WebhookEventRetentionJob(WebhookInbox inbox, Utility utility, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookEventRetentionJob.class);
    private static final int BATCH = 500;

    /** @return number of events deleted; the next run continues after a full batch */
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
