package org.curbstop.store;

import com.mongodb.MongoException;
import com.mongodb.ReadPreference;
import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Tracks the availability of the database. The driver checks the servers every few seconds, and at once after a broken connection. Its
 * check does not authenticate, so a server that denies us access looks healthy; that is known from the result of the last command.
 */
final class DatabaseAvailability implements ClusterListener {

    private static final long REFUSAL_HOLDS_NANOS = Duration.ofSeconds(5).toNanos();
    /** How long commands wait for another server to take over; after that they fail at once. */
    private static final long TAKEOVER_NANOS = Duration.ofSeconds(4).toNanos();

    // Assumed available until the first check.
    private volatile boolean primary = true;
    private volatile long awaySince;
    private volatile boolean refused;
    private volatile long refusedAt;

    /** After an access denial, commands are tried again every few seconds: only a command can find out that access is restored. */
    boolean isReachable() {
        return primary && !(refused && System.nanoTime() - refusedAt < REFUSAL_HOLDS_NANOS);
    }

    /** Runs a database command and translates errors that mean "unavailable" to {@link DatabaseUnavailableException}. */
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
