package org.curbstop.store.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.curbstop.store.embedded.EmbeddedMongoServer;
import org.jspecify.annotations.Nullable;

/**
 * Wrapper of the server in the optional module {@code embedded-store}; no other class refers to that module. The address and password of a
 * running server are in a file beside its data that only the user of this process can read.
 */
public final class EmbeddedStore implements AutoCloseable {

    private static final String DATA_FILE = "curbstop.mv";
    private static final String ADDRESS_FILE = "server.address";

    private final EmbeddedMongoServer server;
    private final @Nullable Path addressFile;

    private EmbeddedStore(EmbeddedMongoServer server, @Nullable Path addressFile) {
        this.server = server;
        this.addressFile = addressFile;
    }

    /**
     * Opens the database in this folder, or creates it.
     *
     * @throws NoDatabaseException if the module is not on the class path
     */
    public static EmbeddedStore open(Path folder) {
        PrivateFiles.createFolder(folder);
        Path data = folder.resolve(DATA_FILE);
        EmbeddedMongoServer server;
        try {
            server = EmbeddedMongoServer.open(data);
        } catch (NoClassDefFoundError e) {
            throw new NoDatabaseException(e);
        }
        PrivateFiles.makePrivate(data);
        return new EmbeddedStore(server, writeAddressFile(folder, server.uri()));
    }

    /** Creates a database that is not persisted, for tests. */
    public static EmbeddedStore inMemory() {
        return new EmbeddedStore(EmbeddedMongoServer.inMemory(), null);
    }

    /** Returns the URI of the server of a running process, so that a command line can join it; empty if none is running. */
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
        return server.uri();
    }

    private static boolean locked(Path data) {
        try (var channel = FileChannel.open(data, StandardOpenOption.WRITE); var lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true; // locked by this process
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
        if (addressFile != null) {
            try {
                Files.deleteIfExists(addressFile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        server.close();
    }
}
