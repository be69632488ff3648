package org.curbstop.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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
 * unreadable file is kept as {@code unreadable-...} for a person; what it contains before the unreadable part is processed, and replay goes
 * on with the next file.
 */
public final class DiskSpool<T> {

    private static final Logger LOG = LoggerFactory.getLogger(DiskSpool.class);
    private static final String OPEN = "open";
    private static final String REFUSED = "refused";
    private static final String CLOSED = "closed-";
    private static final String UNREADABLE = "unreadable-";
    /** Size in bytes of a file at which the next one begins: replay reads one into memory, and deletes it when all of it is processed. */
    static final long MAX_FILE = 4L << 20;
    /** Size in bytes of all files together, some hundred thousand reports, so that the disk keeps room for everything else. */
    static final long MAX_ALL = 256L << 20;

    private final RecordSequenceCodec<T> codec;
    private final Path folder;
    private final Object writing = new Object();
    private final Object forcing = new Object();
    private final Object replaying = new Object();
    private @Nullable FileChannel channel;
    private volatile long written;
    private long forced;
    /** Size of all other files when the current one was opened. */
    private long bytesInOthers;
    /** Replay is in this order, so no two files have the same time. */
    private long lastClosedAt;
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

    /**
     * Returns when the record is on disk; concurrent callers share one forced write.
     *
     * @throws UncheckedIOException if it cannot be kept: the disk or the spool is full
     */
    public void add(T record) {
        ByteBuffer bytes = codec.write(record);
        try {
            long mine;
            synchronized (writing) {
                write(open(), bytes);
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

    /** Closes the channel if the write fails: the file may end in a partial record, so the next record goes into a new file. */
    private void write(FileChannel to, ByteBuffer bytes) throws IOException {
        if (bytesInOthers + to.size() + bytes.remaining() > MAX_ALL) {
            throw new IOException("the spool is full");
        }
        boolean complete = false;
        try {
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
            complete = true;
        } finally {
            if (!complete) {
                to.close();
            }
        }
    }

    private FileChannel open() throws IOException {
        if (channel != null && (!channel.isOpen() || channel.size() >= MAX_FILE)) {
            closeChannel();
        }
        FileChannel known = channel;
        if (known == null) {
            PrivateFiles.createFolder(folder);
            // A file left by a crash or a failed write may end in a partial record, which would swallow the next one.
            closeFile(folder.resolve(OPEN));
            bytesInOthers = bytesInAll();
            known = PrivateFiles.open(folder.resolve(OPEN), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            channel = known;
            try (var directory = FileChannel.open(folder)) {
                directory.force(true); // the directory entry must survive a crash too
            }
        }
        return known;
    }

    /** Closes the channel and forces all that it wrote to disk, even if a failed write or an interrupted thread has closed it. */
    private void closeChannel() throws IOException {
        if (channel != null) {
            channel.close();
            try (var again = PrivateFiles.open(folder.resolve(OPEN), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                again.force(false);
            }
            channel = null;
        }
    }

    private long bytesInAll() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(Path::toFile).mapToLong(File::length).sum(); // 0 for a file that was deleted meanwhile
        }
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

    /**
     * Ignores a last record that was cut off, which was never acknowledged. Keeps any other unreadable file for a person, and returns what
     * was read before.
     */
    private List<T> read(Path file) throws IOException {
        var records = new ArrayList<T>();
        try {
            codec.read(ByteBuffer.wrap(Files.readAllBytes(file)), records::add);
        } catch (RuntimeException | IOException e) {
            Path aside = folder.resolve(UNREADABLE + file.getFileName());
            Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.error("the spool file {} cannot be read and is kept as {}", file, aside, e);
        }
        return records;
    }

    /** Closes the current file; later records go into a new one. */
    private void close() {
        synchronized (forcing) {
            synchronized (writing) {
                try {
                    closeChannel();
                    forced = written;
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
            lastClosedAt = Math.max(System.currentTimeMillis(), lastClosedAt + 1);
            Files.move(file, folder.resolve(CLOSED + String.format("%020d", lastClosedAt) + "-" + UUID.randomUUID()));
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
