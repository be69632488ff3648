package org.curbstop.payments.processing;

import java.time.Clock;
import org.curbstop.utility.RetentionPeriods;
import org.curbstop.utility.Utility;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes processed webhook events of the payment service whose retention period has passed. Payments and the ledger stay. */
@Component
record WebhookEventRetentionJob(WebhookInbox inbox, Utility utility, Clock clock) {

    private static final int BATCH = 500;

    /** @return number of events deleted; the next run continues after a full batch */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT9M")
    int deleteExpired() {
        int gone = inbox.deleteProcessed(RetentionPeriods.cutoff(clock.instant(), utility.retention().paymentEvents()), BATCH);
        return RetentionPeriods.counted("payment-events", gone);
    }
}
