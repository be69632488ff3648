package org.curbstop.papers;

import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what has been kept long enough, and what never arrived whole. */
@Component
@EnableConfigurationProperties(PaperLimits.class)
final class ForgettingPapers {

    private static final Logger LOG = LoggerFactory.getLogger(ForgettingPapers.class);
    /** A machine that stood still for months still finds what it should have deleted. */
    private static final int LOOK_BACK_DAYS = 400;

    private final PaperStore store;
    private final Clock clock;

    ForgettingPapers(PaperStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @return how many were deleted; a day with more than one read holds is finished by the next run */
    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
    int forget() {
        int gone = Stream.iterate(LocalDate.ofInstant(clock.instant(), clock.getZone()), day -> day.minusDays(1))
                .limit(LOOK_BACK_DAYS)
                .mapToInt(this::forget)
                .sum();
        if (gone > 0) {
            LOG.info("{} papers were kept long enough and are deleted", gone);
            Metrics.counter("curbstop.retention.deleted", "kind", "uploads").increment(gone);
        }
        return gone;
    }

    private int forget(LocalDate day) {
        List<Paper> going = store.goingOn(day);
        going.forEach(store::delete);
        return going.size();
    }
}
