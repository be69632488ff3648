package org.curbstop.store.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * MongoDB server inside this process. It listens on a free port of the loopback interface. Every user of the machine can reach that port,
 * so clients need the password of this start.
 */
public final class EmbeddedMongoServer implements AutoCloseable {

    private static final int CACHE_MB = 64;
    /** A write stores its page again, including neighboring documents, so pages are small and not compressed (docs/decisions/0205). */
    private static final int PAGE_BYTES = 4_096;
    /** How long MVStore keeps an unused chunk, in milliseconds: longer than a disk may delay a write. */
    private static final int RETENTION_MS = 2_000;

    private final MVStore store;
    private final MongoServer server;
    private final StoreCompactor compaction;
    private final String uri;

    private EmbeddedMongoServer(MVStore store) {
        this.store = store;
        store.setVersionsToKeep(0);
        store.setRetentionTime(RETENTION_MS);
        var lock = new ReentrantReadWriteLock(true); // fair: many readers must not starve a writer
        var commits = new GroupCommit(store, lock.writeLock());
        var authenticator = new ConnectionAuthenticator();
        this.server = new MongoServer(new DurableBackend(store, lock, commits, authenticator));
        this.compaction = new StoreCompactor(store, lock.writeLock());
        InetSocketAddress address = server.bind();
        this.uri = "mongodb://" + ConnectionAuthenticator.USER + ":" + authenticator.password() + "@127.0.0.1:" + address.getPort()
                + "/?retryWrites=false&authMechanism=PLAIN&authSource=$external";
    }

    /** Opens or creates the data file, which is locked against other processes until the server is closed. */
    public static EmbeddedMongoServer open(Path file) {
        try {
            return new EmbeddedMongoServer(openFile(file));
        } catch (MVStoreException e) {
            throw new IllegalStateException(
                    e.getErrorCode() == 7 /* ERROR_FILE_LOCKED */ ? file + " is in use by another process" : file + " cannot be opened", e);
        }
    }

    static MVStore openFile(Path file) {
        return new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().autoCommitBufferSize(0).cacheSize(CACHE_MB)
                .pageSplitSize(PAGE_BYTES).open();
    }

    /** Creates a server that is not persisted, for tests. */
    public static EmbeddedMongoServer inMemory() {
        return new EmbeddedMongoServer(new MVStore.Builder().autoCommitDisabled().open());
    }

    /** Returns the connection URI, which contains the password of this start. */
    public String uri() {
        return uri;
    }

    @Override
    public void close() {
        compaction.close();
        server.shutdownNow();
        if (!store.isClosed()) {
            store.close();
        }
    }
}
