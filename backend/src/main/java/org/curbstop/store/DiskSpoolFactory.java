package org.curbstop.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the {@link DiskSpool}s of this process in the {@code spool} subfolder of its data folder. */
public final class DiskSpoolFactory {

    private static final Logger LOG = LoggerFactory.getLogger(DiskSpoolFactory.class);

    private final Path folder;

    public DiskSpoolFactory(Path data) {
        this.folder = data.resolve("spool");
    }

    public <T> DiskSpool<T> create(Class<T> type, String name) {
        return new DiskSpool<>(type, folder.resolve(name));
    }

    /**
     * Deletes files of rejected or unreadable records that were last modified before {@code before}. Records still to be stored
     * are never deleted.
     *
     * @return number of files deleted
     */
    public int deleteUnprocessed(Instant before) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (var files = Files.walk(folder)) {
            List<Path> old = files.filter(Files::isRegularFile)
                    .filter(file -> DiskSpool.isUnprocessable(file) && modified(file).isBefore(before)).toList();
            for (Path file : old) {
                LOG.error("the spool file {} is deleted at the end of its retention period", file);
                Files.delete(file);
            }
            return old.size();
        } catch (IOException e) {
            throw new UncheckedIOException("the spool " + folder + " cannot be cleared", e);
        }
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
