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

/** Files and folders that only the user of this process can read, on file systems with POSIX permissions. */
public final class PrivateFiles {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final int STICKY = 01000;

    private PrivateFiles() {}

    /**
     * Creates the folder if necessary, and revokes all access of other users to it and its content.
     *
     * @throws IllegalStateException if it is a folder shared by many users, such as {@code /tmp}
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

    /** Opens a file with these options; if that creates the file, it is private from the start. */
    public static FileChannel open(Path file, OpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), attributes(file));
    }

    /** Deletes and recreates the file, so that the old permissions do not apply. */
    public static Path write(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, attributes(file));
        return Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    /** Makes a file private that was created by other code. */
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

    /** Symbolic links are not followed: their targets may belong to others. */
    private static final class PermissionTightening extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            return set(folder, FOLDER);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            return attributes.isRegularFile() ? set(file, FILE) : FileVisitResult.CONTINUE;
        }

        /** A spooled file may be replayed and deleted concurrently by the process that has locked the folder. */
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
