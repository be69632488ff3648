package org.curbstop.store;

import com.mongodb.MongoException;
import com.mongodb.ReadPreference;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What the driver knows of the servers: it looks every few seconds, and at once when a command meets a broken connection. It looks
 * without signing in, so that a server which refuses us looks well to it: that is known by what the last command was answered.
 */
final class DatabaseAvailability implements ClusterListener {

    private static final long REFUSAL_HOLDS_NANOS = Duration.ofSeconds(5).toNanos();
    /** For so long a command waits for another server to take over; after that nobody has to wait for a refusal. */
    private static final long TAKEOVER_NANOS = Duration.ofSeconds(4).toNanos();

    // Before the first look nothing speaks against it.
    private volatile boolean primary = true;
    private volatile long awaySince;
    private volatile boolean refused;
    private volatile long refusedAt;

    /** After a refusal it is tried again every few seconds: only a command can find out that the password is right again. */
    boolean isReachable() {
        return primary && !(refused && System.nanoTime() - refusedAt < REFUSAL_HOLDS_NANOS);
    }

    /** Asks the database and turns every fault by which it is away into the one exception that says so. */
    <R> R execute(Supplier<R> question) {
        if (!primary && System.nanoTime() - awaySince > TAKEOVER_NANOS) {
            throw new DatabaseUnavailableException();
        }
        try {
            R answer = question.get();
            if (refused) {
                refused = false;
            }
            return answer;
        } catch (MongoException e) {
            refused = DatabaseUnavailableException.isAccessDenied(e);
            refusedAt = System.nanoTime();
            throw DatabaseUnavailableException.isCausedBy(e) ? new DatabaseUnavailableException(e) : e;
        }
    }

    @Override
    public void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
        var now = event.getNewDescription();
        boolean asked = !now.getServerDescriptions().isEmpty()
                && now.getServerDescriptions().stream().allMatch(server -> server.getException() != null || server.isOk());
        boolean there = !asked || now.hasReadableServer(ReadPreference.primary());
        if (primary && !there) {
            awaySince = System.nanoTime();
        }
        primary = there;
    }
}
