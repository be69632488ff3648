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

/** Deletes conversations and resume codes at the end of their retention period. */
@Component
record ConversationRetentionJob(ConversationRepository repository, ResumeCodes resumeCodes, UtilityContext utilityContext, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(ConversationRetentionJob.class);
    private static final int BATCH = 500;
    /** Days to look back, so that a server that was down for months catches up. */
    private static final int LOOK_BACK_DAYS = 400;

    /** @return number of documents deleted; a day with more than one batch is finished by later runs */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
    int deleteExpired() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int conversations = days(today.minus(utilityContext.conversationRetention()).minusDays(1))
                .mapToInt(day -> repository.deleteByDay(day, BATCH)).sum();
        int ranOut = days(today.minusDays(2)).mapToInt(day -> resumeCodes.deleteExpired(day, BATCH)).sum();
        if (conversations + ranOut > 0) {
            LOG.info("Deleted {} conversations and {} resume codes at the end of their retention period", conversations, ranOut);
            Metrics.counter("curbstop.retention.deleted", "kind", "conversations").increment(conversations);
            Metrics.counter("curbstop.retention.deleted", "kind", "conversation-codes").increment(ranOut);
        }
        return conversations + ranOut;
    }

    private static Stream<LocalDate> days(LocalDate last) {
        return Stream.iterate(last, day -> day.minusDays(1)).limit(LOOK_BACK_DAYS);
    }
}
