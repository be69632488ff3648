package org.curbstop.papers;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many files of one origin are looked at a day, kept or not. In memory, for at most {@value #MOST_ORIGINS} origins. */
final class FileAttempts {

    private static final int MOST_ORIGINS = 20_000;
    private static final long WINDOW = Duration.ofDays(1).toMillis();

    private final int most;
    private final InstantSource clock;
    private final Map<String, Window> origins = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST_ORIGINS;
        }
    };

    private record Window(long began, int sent) {}

    /** @param clock real time on purpose: a clock of the sandbox that stands still would lock everybody out */
    FileAttempts(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    synchronized boolean admits(String origin) {
        Window known = origins.get(origin);
        Window now = known == null || clock.millis() - known.began() >= WINDOW ? new Window(clock.millis(), 0) : known;
        origins.put(origin, new Window(now.began(), Math.min(now.sent(), most) + 1));
        return now.sent() < most;
    }
}
