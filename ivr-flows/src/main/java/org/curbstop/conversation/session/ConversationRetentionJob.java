package org.curbstop.conversation.session;

import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.curbstop.conversation.UtilityContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes conversations, and codes that led to one, once they were kept long enough. */
@Component
final class ConversationRetentionJob {

    private static final Logger LOG = LoggerFactory.getLogger(ConversationRetentionJob.class);
    private static final int BATCH = 500;
    /** A machine that stood still for months still finds what it should have deleted. */
    private static final int LOOK_BACK_DAYS = 400;

    private final ConversationRepository repository;
    private final ResumeCodes resumeCodes;
    private final UtilityContext utilityContext;
    private final Clock clock;

    ConversationRetentionJob(ConversationRepository talks, ResumeCodes codes, UtilityContext surroundings, Clock clock) {
        this.repository = talks;
        this.resumeCodes = codes;
        this.utilityContext = surroundings;
        this.clock = clock;
    }

    /** @return how many were deleted; a day with more than a batch is finished by the next runs */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
    int deleteExpired() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int conversations = days(today.minus(utilityContext.conversationRetention()).minusDays(1))
                .mapToInt(day -> repository.deleteByDay(day, BATCH)).sum();
        int ranOut = days(today.minusDays(2)).mapToInt(day -> resumeCodes.deleteExpired(day, BATCH)).sum();
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
