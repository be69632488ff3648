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
 * The server of the module {@code embedded-store}, which may be missing: this class alone knows it. Address and password of a running
 * one are in a file beside its data that only this process's user can read.
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
     * Opens the data in this folder, or makes it.
     *
     * @throws NoDatabaseException the module is not on the class path
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

    /** Keeps nothing: for tests. */
    public static EmbeddedStore inMemory() {
        return new EmbeddedStore(EmbeddedMongoServer.inMemory(), null);
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
        return server.uri();
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
