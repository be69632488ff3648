package org.curbstop.documents;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Limits the number of files inspected per origin and day, stored or not. In memory, for at most {@value #MAX_ORIGINS} origins. */
final class UploadAttemptLimiter {

    private static final int MAX_ORIGINS = 20_000;
    private static final Duration CORE_OF_ONE = Duration.ofMillis(200);
    private static final long WINDOW = Duration.ofDays(1).toMillis();

    private final int maxAttempts;
    private final InstantSource clock;
    private final Map<String, AttemptWindow> origins = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AttemptWindow> eldest) {
            return size() > MAX_ORIGINS;
        }
    };

    private record AttemptWindow(long began, int sent) {}

    /** @param clock real time: a stopped clock in the sandbox would lock everybody out */
    UploadAttemptLimiter(int maxAttempts, InstantSource clock) {
        this.maxAttempts = maxAttempts;
        this.clock = clock;
    }

    synchronized boolean tryAcquire(String origin) {
        return charge(origin, 1) < maxAttempts;
    }

    /** Charges a file that took more CPU time than a legitimate one as several files. */
    synchronized void chargeFor(String origin, Duration core) {
        charge(origin, (int) Math.min(maxAttempts, core.dividedBy(CORE_OF_ONE)));
    }

    /** @return number of files used before */
    private int charge(String origin, int files) {
        AttemptWindow known = origins.get(origin);
        AttemptWindow now = known == null || clock.millis() - known.began() >= WINDOW ? new AttemptWindow(clock.millis(), 0) : known;
        origins.put(origin, new AttemptWindow(now.began(), Math.min(now.sent(), maxAttempts) + files));
        return now.sent();
    }
}
