package org.curbstop.notices.delivery;

import org.curbstop.utility.RetentionPeriods;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes sent messages whose retention period has passed. */
@Component
record MessageRetentionJob(DeliveryRepository deliveries) {

    private static final int BATCH = 500;

    /** @return number of messages deleted; the next run continues after a full batch */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT8M")
    int deleteExpired() {
        return RetentionPeriods.counted("messages", deliveries.deleteExpired(BATCH));
    }
}
