package org.curbstop.store.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.curbstop.store.files.PrivateFiles;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * The server inside this process: on a free port of the loopback interface, which every user of the machine can reach, so it lets in
 * who knows the password of this start. Address and password are in a file beside its data that only this process's user can read.
 */
public final class EmbeddedMongoServer implements AutoCloseable {

    private static final String DATA_FILE = "curbstop.mv";
    private static final String ADDRESS_FILE = "server.address";
    private static final int CACHE_MB = 64;
    /** How long MVStore keeps a chunk that nothing refers to: longer than a disk may hold back a write. */
    private static final int RETENTION_MS = 2_000;

    private final MVStore store;
    private final MongoServer server;
    private final StoreCompactor compaction;
    private final String uri;
    private final @Nullable Path addressFile;

    private EmbeddedMongoServer(MVStore store, @Nullable Path folder) {
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
        this.addressFile = folder == null ? null : writeAddressFile(folder, uri);
    }

    /** Opens the data in this folder, or makes it. */
    public static EmbeddedMongoServer open(Path folder) {
        PrivateFiles.createFolder(folder);
        MVStore data = openFile(folder.resolve(DATA_FILE));
        PrivateFiles.makePrivate(folder.resolve(DATA_FILE));
        return new EmbeddedMongoServer(data, folder);
    }

    /** Keeps nothing: for tests. */
    public static EmbeddedMongoServer inMemory() {
        return new EmbeddedMongoServer(new MVStore.Builder().autoCommitDisabled().open(), null);
    }

    /** Where the server of a running process listens, so that a command line can join it; empty if none runs. */
    public static Optional<String> findRunning(Path folder) {
        Path address = folder.resolve(ADDRESS_FILE);
        Path data = folder.resolve(DATA_FILE);
        if (!Files.exists(address) || !Files.exists(data) || !locked(data)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(address).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public String uri() {
        return uri;
    }

    private static MVStore openFile(Path file) {
        try {
            return new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().autoCommitBufferSize(0).cacheSize(CACHE_MB)
                    .compress().open();
        } catch (MVStoreException e) {
            throw new IllegalStateException(
                    e.getErrorCode() == 7 /* ERROR_FILE_LOCKED */ ? file + " is in use by another process" : file + " cannot be opened", e);
        }
    }

    private static boolean locked(Path data) {
        try (var channel = FileChannel.open(data, StandardOpenOption.WRITE); var lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true; // by this very process
        } catch (IOException e) {
            return false;
        }
    }

    private static Path writeAddressFile(Path folder, String uri) {
        try {
            Path next = PrivateFiles.write(folder.resolve(ADDRESS_FILE + ".next"), uri + "\n");
            return Files.move(next, folder.resolve(ADDRESS_FILE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + folder + " cannot be written (CURBSTOP_DATA)", e);
        }
    }

    @Override
    public void close() {
        compaction.close();
        if (addressFile != null) {
            try {
                Files.deleteIfExists(addressFile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        server.shutdownNow();
        if (!store.isClosed()) {
            store.close();
        }
    }
}
