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
 * What was accepted while the database was away, on this machine's disk until it can be done: records one after another, forced to
 * disk before they are acknowledged. Replayed in order and at least once, so whatever is done with a record has a key. A record that
 * is refused is kept in the file {@code refused}, keeps none after it from being done, and is tried again by the next process, which
 * may be a newer one; a file that cannot be read is set aside under {@code unreadable-} for a person, and the next one is read.
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
    /** Each process tries once more what was refused before it. */
    private volatile boolean triedRefused;

    DiskSpool(Class<T> type, Path folder) {
        this.codec = new RecordSequenceCodec<>(type);
        this.folder = folder;
    }

    static boolean isUnprocessable(Path file) {
        String name = file.getFileName().toString();
        return name.equals(REFUSED) || name.startsWith(UNREADABLE);
    }

    /** Returns when it is on disk; those who come together share one forced write. */
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
            // What a crash left may end in half a record, which would swallow the one written after it.
            closeFile(folder.resolve(OPEN));
            known = PrivateFiles.open(folder.resolve(OPEN), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            channel = known;
            try (var directory = FileChannel.open(folder)) {
                directory.force(true); // the name, too, must outlive a crash
            }
        }
        return known;
    }

    public boolean isEmpty() {
        return closedFiles().isEmpty() && !hasContent(folder.resolve(OPEN)) && (triedRefused || !hasContent(folder.resolve(REFUSED)));
    }

    /**
     * Does everything that waits, oldest first. Stops where the database is away again; the next replay begins there.
     *
     * @return how many were done
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

    /** A last record that was cut off by a crash was never acknowledged; anything else that cannot be read is for a person. */
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

    /** What comes from now on goes into a new file. */
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
