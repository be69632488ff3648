package org.curbstop.pages.layout;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.curbstop.outages.OutageFeed;
import org.curbstop.outages.StormMode;
import org.curbstop.utility.StormArea;
import org.curbstop.utility.Utility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Caches the outage banner for a few seconds, because in a storm every page is opened at once. If the database cannot be reached, the last
 * banner is kept; a page never fails because of its banner.
 */
@Component
class OutageBannerCache {

    private static final Logger LOG = LoggerFactory.getLogger(OutageBannerCache.class);
    private static final long CACHE_MILLIS = Duration.ofSeconds(5).toMillis();

    private final OutageFeed feed;
    private final StormMode storm;
    private final List<StormArea> areas;
    private final InstantSource clock;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile OutageBanner last;
    private volatile long refreshedAt;

    @Autowired
    OutageBannerCache(OutageFeed feed, StormMode storm, Utility utility) {
        this(feed, storm, utility.stormAreas(), InstantSource.system());
    }

    OutageBannerCache(OutageFeed feed, StormMode storm, List<StormArea> areas, InstantSource clock) {
        this.feed = feed;
        this.areas = List.copyOf(areas);
        this.storm = storm;
        this.last = OutageBanner.from(List.of(), storm.status(), this.areas);
        this.clock = clock;
    }

    OutageBanner current() {
        // One request refreshes a stale banner; all others get the current one.
        if (clock.millis() - refreshedAt >= CACHE_MILLIS && refreshing.tryLock()) {
            try {
                last = OutageBanner.from(feed.entries(), storm.status(), areas);
            } catch (RuntimeException away) {
                LOG.warn("outage banner could not be refreshed: {}", away.toString());
            } finally {
                refreshedAt = clock.millis();
                refreshing.unlock();
            }
        }
        return last;
    }
}
