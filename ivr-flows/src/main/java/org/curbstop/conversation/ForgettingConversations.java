package org.curbstop.conversation;

import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes conversations, and codes that led to one, once they were kept long enough. */
@Component
final class ForgettingConversations {

    private static final Logger LOG = LoggerFactory.getLogger(ForgettingConversations.class);
    private static final int BATCH = 500;
    /** A machine that stood still for months still finds what it should have deleted. */
    private static final int LOOK_BACK_DAYS = 400;

    private final Talks talks;
    private final TalkCodes codes;
    private final Surroundings surroundings;
    private final Clock clock;

    ForgettingConversations(Talks talks, TalkCodes codes, Surroundings surroundings, Clock clock) {
        this.talks = talks;
        this.codes = codes;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /** @return how many were deleted; a day with more than a batch is finished by the next runs */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
    int forget() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int conversations = days(today.minus(surroundings.conversationsKept()).minusDays(1)).mapToInt(day -> talks.forget(day, BATCH)).sum();
        int ranOut = days(today.minusDays(2)).mapToInt(day -> codes.forget(day, BATCH)).sum();
        if (conversations + ranOut > 0) {
            LOG.info("{} conversations and {} codes were kept long enough and are deleted", conversations, ranOut);
            Metrics.counter("curbstop.retention.deleted", "kind", "conversations").increment(conversations);
            Metrics.counter("curbstop.retention.deleted", "kind", "conversation-codes").increment(ranOut);
        }
        return conversations + ranOut;
    }

    private static Stream<LocalDate> days(LocalDate last) {
        return Stream.iterate(last, day -> day.minusDays(1)).limit(LOOK_BACK_DAYS);
    }
}
