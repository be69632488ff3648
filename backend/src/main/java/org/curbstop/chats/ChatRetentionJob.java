package org.curbstop.chats;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.curbstop.utility.RetentionPeriods;
import org.curbstop.utility.Utility;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes chats together with the conversations that they show. */
@Component
record ChatRetentionJob(ChatRepository repository, Utility utility, Clock clock) {

    private static final int BATCH = 500;
    /** Number of days to look back, so that a server that was down for months catches up. */
    private static final int LOOK_BACK_DAYS = 400;

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT8M")
    int deleteExpired() {
        LocalDate last = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minus(utility.retention().conversations()).minusDays(1);
        int deleted = Stream.iterate(last, day -> day.minusDays(1)).limit(LOOK_BACK_DAYS)
                .mapToInt(day -> repository.deleteByDay(day, BATCH)).sum();
        return RetentionPeriods.counted("chats", deleted);
    }
}
