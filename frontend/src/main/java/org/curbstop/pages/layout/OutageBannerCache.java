package org.curbstop.pages.layout;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.curbstop.outages.OutageFeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The bulletin of every page, asked for once in a few seconds however many pages are opened: in a storm that is what a town does.
 * While the database is away the last one stands; a page never fails for want of its news.
 */
@Component
class OutageBannerCache {

    private static final Logger LOG = LoggerFactory.getLogger(OutageBannerCache.class);
    private static final long FRESH = Duration.ofSeconds(5).toMillis();

    private final OutageFeed feed;
    private final InstantSource clock;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile OutageBanner last = OutageBanner.from(List.of());
    private volatile long refreshedAt;

    @Autowired
    OutageBannerCache(OutageFeed feed) {
        this(feed, InstantSource.system());
    }

    OutageBannerCache(OutageFeed feed, InstantSource clock) {
        this.feed = feed;
        this.clock = clock;
    }

    OutageBanner current() {
        // Whoever finds it stale asks; everybody else is served what there is.
        if (clock.millis() - refreshedAt >= FRESH && refreshing.tryLock()) {
            try {
                last = OutageBanner.from(feed.entries());
            } catch (RuntimeException away) {
                LOG.warn("no news for the pages: {}", away.toString());
            } finally {
                refreshedAt = clock.millis();
                refreshing.unlock();
            }
        }
        return last;
    }
}
