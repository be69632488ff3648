package org.curbstop.common;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token bucket per key, in memory, for a bounded number of keys. Beyond it the least recently used key is dropped, so that a flood of
 * keys costs only its own counts. Resilience4j keeps its named limiters forever.
 */
public final class TokenBuckets {

    private final long size;
    private final double perMilli;
    private final InstantSource clock;
    private final Map<String, TokenBucket> buckets;

    private record TokenBucket(double left, long at) {}

    /**
     * @param size capacity of a bucket
     * @param refill tokens added in each {@code period}
     * @param maxKeys maximum number of keys
     */
    public TokenBuckets(int size, int refill, Duration period, int maxKeys, InstantSource clock) {
        this.size = size;
        this.perMilli = refill / (double) period.toMillis();
        this.clock = clock;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
                return size() > maxKeys;
            }
        };
    }

    public synchronized boolean contains(String key) {
        return buckets.containsKey(key);
    }

    public synchronized boolean tryAcquire(String key) {
        long now = clock.millis();
        TokenBucket bucket = buckets.getOrDefault(key, new TokenBucket(size, now));
        double left = Math.min(size, bucket.left() + Math.max(0, now - bucket.at()) * perMilli);
        boolean taken = left >= 1;
        buckets.put(key, new TokenBucket(taken ? left - 1 : left, now));
        return taken;
    }

    /** Returns a token for an attempt that turned out not to count. */
    public synchronized void release(String key) {
        buckets.computeIfPresent(key, (_, bucket) -> new TokenBucket(Math.min(size, bucket.left() + 1), bucket.at()));
    }
}
