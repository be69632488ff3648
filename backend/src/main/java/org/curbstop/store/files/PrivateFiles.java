package org.curbstop.store.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that only the user whom this process runs as can read, on file systems that know users. */
public final class PrivateFiles {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final int STICKY = 01000;

    private PrivateFiles() {}

    /**
     * Makes the folder if need be, and takes from all others what they may do with it and with everything in it.
     *
     * @throws IllegalStateException it is a folder that many users share, such as {@code /tmp}
     */
    public static Path createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            if (hasUsers(folder)) {
                if (((Integer) Files.getAttribute(folder, "unix:mode") & STICKY) != 0) {
                    throw new IllegalStateException(
                            folder + " is shared by all users of this machine: name a folder of its own (CURBSTOP_DATA)");
                }
                Files.walkFileTree(folder, new PermissionTightening());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + folder + " cannot be made private (CURBSTOP_DATA)", e);
        }
    }

    /** Opened as those options say; private from its first byte where it is made by that. */
    public static FileChannel open(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), attributes(file));
    }

    /** Written anew, whoever could read what was there before. */
    public static Path write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, attributes(file));
        return Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    /** Of a file that something else has made. */
    static void makePrivate(Path file) {
        try {
            if (hasUsers(file)) {
                Files.setPosixFilePermissions(file, FILE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be made private", e);
        }
    }

    private static FileAttribute<?>[] attributes(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null && hasUsers(folder) ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)}
                : new FileAttribute<?>[0];
    }

    private static boolean hasUsers(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    /** What links point to is somebody else's. */
    private static final class PermissionTightening extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            return set(folder, FOLDER);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            return attributes.isRegularFile() ? set(file, FILE) : FileVisitResult.CONTINUE;
        }

        /** A spooled file may be replayed and deleted by the process that has the data open. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (Files.exists(file)) {
                throw e;
            }
            return FileVisitResult.CONTINUE;
        }

        private static FileVisitResult set(Path path, Set<PosixFilePermission> wanted) throws IOException {
            if (!Files.getPosixFilePermissions(path).equals(wanted)) {
                Files.setPosixFilePermissions(path, wanted);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
