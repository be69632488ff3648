package org.curbstop.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.curbstop.store.bson.RecordSequenceCodec;
import org.curbstop.store.files.PrivateFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps accepted records on local disk while the database is unavailable. Records are appended and forced to disk before they are
 * acknowledged. Replay is in order and at least once, so processing must be idempotent by a key in the record. A rejected record moves to
 * the file {@code refused}, does not block later records, and is tried again by the next process, which may be a newer version. An
 * unreadable file is kept as {@code unreadable-...} for a person, and replay goes on with the next file.
 */
public final class DiskSpool<T> {

    private static final Logger LOG = LoggerFactory.getLogger(DiskSpool.class);
    private static final String OPEN = "open";
    private static final String REFUSED = "refused";
    private static final String CLOSED = "closed-";
    private static final String UNREADABLE = "unreadable-";

    private final RecordSequenceCodec<T> codec;
    private final Path folder;
    private final Object writing = new Object();
    private final Object forcing = new Object();
    private final Object replaying = new Object();
    private @Nullable FileChannel channel;
    private volatile long written;
    private long forced;
    /** Whether this process has already retried the records rejected before it started. */
    private volatile boolean triedRefused;

    DiskSpool(Class<T> type, Path folder) {
        this.codec = new RecordSequenceCodec<>(type);
        this.folder = folder;
    }

    static boolean isUnprocessable(Path file) {
        String name = file.getFileName().toString();
        return name.equals(REFUSED) || name.startsWith(UNREADABLE);
    }

    /** Returns when the record is on disk; concurrent callers share one forced write. */
    public void add(T record) {
        ByteBuffer bytes = codec.write(record);
        try {
            long mine;
            synchronized (writing) {
                FileChannel to = open();
                while (bytes.hasRemaining()) {
                    to.write(bytes);
                }
                mine = ++written;
            }
            synchronized (forcing) {
                if (forced < mine) {
                    synchronized (writing) {
                        long upTo = written;
                        open().force(false);
                        forced = upTo;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the spool " + folder + " cannot be written", e);
        }
    }

    private FileChannel open() throws IOException {
        FileChannel known = channel;
        if (known == null) {
            PrivateFiles.createFolder(folder);
            // A file left by a crash may end in a partial record, which would swallow the next one.
            closeFile(folder.resolve(OPEN));
            known = PrivateFiles.open(folder.resolve(OPEN), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            channel = known;
            try (var directory = FileChannel.open(folder)) {
                directory.force(true); // the directory entry must survive a crash too
            }
        }
        return known;
    }

    public boolean isEmpty() {
        return closedFiles().isEmpty() && !hasContent(folder.resolve(OPEN)) && (triedRefused || !hasContent(folder.resolve(REFUSED)));
    }

    /**
     * Processes all spooled records, oldest first. Stops if the database becomes unavailable again; the next replay resumes there.
     *
     * @return number of records processed
     */
    public int replay(Consumer<T> todo) {
        synchronized (replaying) {
            close();
            int done = 0;
            for (Path file : closedFiles()) {
                try {
                    for (T record : read(file)) {
                        process(record, todo);
                        done++;
                    }
                    Files.delete(file);
                } catch (DatabaseUnavailableException | OptimisticLockException e) {
                    return done;
                } catch (IOException e) {
                    throw new UncheckedIOException("the spool " + folder + " cannot be written", e);
                }
            }
            return done;
        }
    }

    private void process(T record, Consumer<T> todo) throws IOException {
        try {
            todo.accept(record);
        } catch (DatabaseUnavailableException | OptimisticLockException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("a record of the spool {} is refused and kept in the file {}", folder, REFUSED, e);
            try (var to = PrivateFiles.open(folder.resolve(REFUSED), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                to.write(codec.write(record));
                to.force(false);
            }
        }
    }

    /** Ignores a last record cut off by a crash, which was never acknowledged. Keeps any other unreadable file for a person. */
    private List<T> read(Path file) throws IOException {
        try {
            return codec.read(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
        } catch (RuntimeException | IOException e) {
            Path aside = folder.resolve(UNREADABLE + file.getFileName());
            Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.error("the spool file {} cannot be read and is kept as {}", file, aside, e);
            return List.of();
        }
    }

    /** Closes the current file; later records go into a new one. */
    private void close() {
        synchronized (forcing) {
            synchronized (writing) {
                try {
                    if (channel != null) {
                        channel.force(false);
                        channel.close();
                        channel = null;
                        forced = written;
                    }
                    if (!triedRefused) {
                        triedRefused = true;
                        closeFile(folder.resolve(REFUSED));
                    }
                    closeFile(folder.resolve(OPEN));
                } catch (IOException e) {
                    throw new UncheckedIOException("the spool " + folder + " cannot be closed", e);
                }
            }
        }
    }

    private void closeFile(Path file) throws IOException {
        if (hasContent(file)) {
            Files.move(file, folder.resolve(CLOSED + String.format("%020d", System.currentTimeMillis()) + "-" + UUID.randomUUID()));
        }
    }

    private List<Path> closedFiles() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(CLOSED)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the spool " + folder + " cannot be listed", e);
        }
    }

    private static boolean hasContent(Path file) {
        try {
            return Files.exists(file) && Files.size(file) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
