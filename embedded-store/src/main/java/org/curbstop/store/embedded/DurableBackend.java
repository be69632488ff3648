package org.curbstop.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Backend with the first two fixes (docs/decisions/0001). A write is committed and forced to disk before it is answered, and concurrent
 * writes share one commit. Writes run one at a time and every response is a copy, so no two callers get the same counter value. In the
 * stock server, the next write may change a response before it is sent.
 */
final class DurableBackend extends H2Backend {

    private static final Set<String> READ_COMMANDS = Set.of(
            "find", "count", "distinct", "listcollections", "listindexes", "listdatabases", "ping", "buildinfo",
            "getmore", "killcursors", "endsessions", "serverstatus", "dbstats", "collstats", "connectionstatus", "hostinfo",
            "getparameter");

    /** Heartbeats of the driver. They never wait for a long write, which would be taken for an outage. */
    private static final Set<String> HEARTBEATS = Set.of("hello", "ismaster");

    // Null while the superclass constructor runs, which already opens databases.
    private final @Nullable ReadWriteLock lock;
    private final GroupCommit commits;
    private final ConnectionAuthenticator authenticator;

    DurableBackend(MVStore store, ReentrantReadWriteLock lock, GroupCommit commits, ConnectionAuthenticator authenticator) {
        super(store);
        this.lock = lock;
        this.commits = commits;
        this.authenticator = authenticator;
    }

    /** Handles the legacy wire message, which current drivers use only for their first hello. */
    @Override
    public QueryResult handleQuery(MongoQuery query) {
        authenticator.requireAuthenticated(query.getChannel(), "query");
        return super.handleQuery(query);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new IndexedDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public @Nullable Document handleCommand(Channel channel, String database, String command, Document query) {
        Document welcome = lock == null ? null : authenticator.authenticate(channel, command, query);
        if (welcome != null) {
            return welcome;
        }
        if (lock == null || HEARTBEATS.contains(command.toLowerCase(Locale.ROOT))) {
            return super.handleCommand(channel, database, command, query);
        }
        if (isRead(command, query)) {
            lock.readLock().lock();
            try {
                return copy(super.handleCommand(channel, database, command, query));
            } finally {
                lock.readLock().unlock();
            }
        }
        commits.checkNotBroken();
        Document answer;
        long ticket;
        lock.writeLock().lock();
        try {
            answer = copy(super.handleCommand(channel, database, command, query));
        } finally {
            // Also after an error: a bulk write may have stored some of its documents.
            ticket = commits.ticket();
            lock.writeLock().unlock();
        }
        commits.await(ticket);
        return answer;
    }

    private static @Nullable Document copy(@Nullable Document answer) {
        return answer == null ? null : answer.cloneDeeply();
    }

    private static boolean isRead(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        return READ_COMMANDS.contains(name) || name.equals("aggregate") && !writesCollection(query);
    }

    private static boolean writesCollection(Document query) {
        return query.get("pipeline") instanceof List<?> stages
                && stages.stream().anyMatch(stage -> stage instanceof Document d && (d.containsKey("$out") || d.containsKey("$merge")));
    }
}
