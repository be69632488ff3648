package org.curbstop.pages;

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
class News {

    private static final Logger LOG = LoggerFactory.getLogger(News.class);
    private static final long FRESH = Duration.ofSeconds(5).toMillis();

    private final OutageFeed feed;
    private final InstantSource ticking;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Bulletin last = Bulletin.of(List.of());
    private volatile long asked;

    @Autowired
    News(OutageFeed feed) {
        this(feed, InstantSource.system());
    }

    News(OutageFeed feed, InstantSource ticking) {
        this.feed = feed;
        this.ticking = ticking;
    }

    Bulletin now() {
        // Whoever finds it stale asks; everybody else is served what there is.
        if (ticking.millis() - asked >= FRESH && asking.tryLock()) {
            try {
                last = Bulletin.of(feed.entries());
            } catch (RuntimeException away) {
                LOG.warn("no news for the pages: {}", away.toString());
            } finally {
                asked = ticking.millis();
                asking.unlock();
            }
        }
        return last;
    }
}
