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
 * The first two fixes. A write is committed and forced to disk before it is answered; writes that arrive together share one commit. Writes
 * come one at a time and every answer is a copy, so that no two callers get one counter value (stock, the second caller may read the
 * document that the first is still to be sent).
 */
final class DurableBackend extends H2Backend {

    private static final Set<String> READ_COMMANDS = Set.of(
            "find", "count", "distinct", "listcollections", "listindexes", "listdatabases", "ping", "buildinfo",
            "getmore", "killcursors", "endsessions", "serverstatus", "dbstats", "collstats", "connectionstatus", "hostinfo",
            "getparameter");

    /** How the driver finds out whether the server is there: never behind a long write, which would be taken for an outage. */
    private static final Set<String> HEARTBEATS = Set.of("hello", "ismaster");

    // Null while the superclass's constructor runs, which already asks for databases.
    private final @Nullable ReadWriteLock lock;
    private final GroupCommit commits;
    private final ConnectionAuthenticator authenticator;

    DurableBackend(MVStore store, ReentrantReadWriteLock lock, GroupCommit commits, ConnectionAuthenticator authenticator) {
        super(store);
        this.lock = lock;
        this.commits = commits;
        this.authenticator = authenticator;
    }

    /** The old wire message, which current drivers use for nothing but their first hello. */
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
            // Also after an error: a bulk may have written some of its documents.
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
