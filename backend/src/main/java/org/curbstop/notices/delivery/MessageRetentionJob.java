package org.curbstop.notices.delivery;

import io.micrometer.core.instrument.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes sent messages whose retention period has passed. */
@Component
record MessageRetentionJob(DeliveryRepository deliveries) {

    private static final Logger LOG = LoggerFactory.getLogger(MessageRetentionJob.class);
    private static final int BATCH = 500;

    /** @return number of messages deleted; the next run continues after a full batch */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT8M")
    int deleteExpired() {
        int gone = deliveries.deleteExpired(BATCH);
        if (gone > 0) {
            LOG.info("{} messages were kept long enough and are deleted", gone);
            Metrics.counter("curbstop.retention.deleted", "kind", "messages").increment(gone);
        }
        return gone;
    }
}
