package org.curbstop.documents;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.curbstop.utility.RetentionPeriods;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes documents whose retention period is over, and incomplete ones. */
@Component
@EnableConfigurationProperties(DocumentLimits.class)
record SentDocumentRetentionJob(SentDocumentRepository repository, Clock clock) {

    /** A machine that was off for months still finds what it should have deleted. */
    private static final int DAYS_CHECKED = 400;

    /** @return number of deleted documents; the next run finishes a day with more than one query returns */
    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
    int deleteExpired() {
        int gone = Stream.iterate(LocalDate.ofInstant(clock.instant(), clock.getZone()), day -> day.minusDays(1))
                .limit(DAYS_CHECKED)
                .mapToInt(this::deleteExpired)
                .sum();
        return RetentionPeriods.counted("uploads", gone);
    }

    private int deleteExpired(LocalDate day) {
        List<SentDocument> going = repository.listExpiringOn(day);
        going.forEach(repository::delete);
        return going.size();
    }
}
