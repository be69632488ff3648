package org.curbstop.store.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lock on a data folder. Two processes would replay each other's spooled reports and overwrite each other's files. */
public final class DataFolderLock implements AutoCloseable {

    private static final String FILE = "curbstop.lock";

    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws DataFolderInUseException if another process has locked the folder */
    public static DataFolderLock acquire(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            PrivateFiles.createFolder(folder);
            var channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new DataFolderInUseException(folder.toAbsolutePath().normalize(), Files.readString(file).strip());
            }
            // The operating system releases the lock however the process ends; the pid is only for people.
            channel.truncate(0).write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
            return new DataFolderLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + folder + " cannot be written (CURBSTOP_DATA)", e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // locked by another application in this process
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
