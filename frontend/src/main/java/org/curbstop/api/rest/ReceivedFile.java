package org.curbstop.api.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Request body in a file on this machine, which is deleted when this is closed.
 *
 * @param digest SHA-256 of its bytes, in hexadecimal
 */
record ReceivedFile(Path path, String digest) implements AutoCloseable {

    /** Renames the file. The same bytes must always get the same name, so that an interrupted import continues. */
    ReceivedFile named(String name) {
        try {
            return new ReceivedFile(Files.move(path, path.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING), digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path rejects() {
        return path.resolveSibling(path.getFileName() + ".rejects");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
