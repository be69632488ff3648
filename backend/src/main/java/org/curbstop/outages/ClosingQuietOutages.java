package org.curbstop.outages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** An outage is over when a day has passed since it was restored: later reports and answers are about something new. */
@Component
final class ClosingQuietOutages {

    private static final Duration LONG_ENOUGH = Duration.ofHours(24);

    private final OutageStore store;
    private final Clock clock;

    ClosingQuietOutages(OutageStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60_000)
    void close() {
        Instant now = clock.instant();
        for (Outage outage : store.restored()) {
            if (outage.state() instanceof State.Restored restored && restored.at().plus(LONG_ENOUGH).isBefore(now)) {
                store.outages.change(outage.id().value(), each ->
                        State.next(each.state(), new State.Step.QuietLongEnough(now)).map(each::in).orElse(each));
            }
        }
    }
}
