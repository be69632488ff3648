package org.curbstop.cis.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of the exchange folders that was not imported, or not all of it.
 *
 * @param reason empty if some of its rows were rejected, each with its own reason
 * @param at when it was refused, or last tried
 */
public record RefusedFile(String name, Optional<String> reason, Instant at) {

    /** Ends the name of the file with the reason. */
    static final String REASON = ".reason.txt";
    /** Ends the name of the file with the rejected rows. */
    static final String ROWS = ".rejects";
    /** In bytes: derived names are longer, and file systems allow 255. A name that cannot be created would block all later files. */
    static final int MAX_NAME = 200;
    /** In characters, of up to four bytes each. */
    private static final int SHORT_NAME = 50;
    private static final int MAX_REASON = 400;

    static RefusedFile of(String name, String reason, Instant at) {
        String clean = reason.strip();
        return new RefusedFile(name, Optional.of(clean.length() > MAX_REASON ? clean.substring(0, MAX_REASON) + "…" : clean), at);
    }

    /**
     * Lists the files in a folder of rejects. A file that was moved away is not listed, even if its reason is still there.
     *
     * @param rows whether to list files of rejected rows too
     */
    static List<RefusedFile> listIn(Path rejects, boolean rows) throws IOException {
        var found = new ArrayList<RefusedFile>();
        if (Files.isDirectory(rejects)) {
            try (var files = Files.newDirectoryStream(rejects, file -> !name(file).endsWith(REASON) && !name(file).startsWith("."))) {
                for (Path file : files) {
                    if (rows || !name(file).endsWith(ROWS)) {
                        read(file).ifPresent(found::add);
                    }
                }
            }
        }
        return found;
    }

    /** Returns where the reason of a file is, whose name may be too long for another one to be derived from. */
    static Path reasonOf(Path file) {
        String name = name(file);
        return file.resolveSibling((isTooLong(name) ? shortened(name) : name) + REASON);
    }

    private static String shortened(String name) {
        String beginning = name.substring(0, name.offsetByCodePoints(0, Math.min(SHORT_NAME, name.codePointCount(0, name.length()))));
        return beginning + "-" + Integer.toHexString(name.hashCode());
    }

    static boolean isTooLong(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME;
    }

    private static Optional<RefusedFile> read(Path file) throws IOException {
        Path beside = file.resolveSibling(name(file) + REASON);
        Path reason = Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS) ? beside : reasonOf(file);
        boolean explained = Files.isRegularFile(reason, LinkOption.NOFOLLOW_LINKS);
        try {
            Instant at = Files.getLastModifiedTime(explained ? reason : file, LinkOption.NOFOLLOW_LINKS).toInstant();
            return Optional.of(name(file).endsWith(ROWS) ? new RefusedFile(name(file), Optional.empty(), at)
                    : of(name(file), explained ? Files.readString(reason) : "", at));
        } catch (NoSuchFileException moved) {
            return Optional.empty();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
