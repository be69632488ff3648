package org.curbstop.cis;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * @param encoding of the file, one in which a line break is one byte (UTF-8, ISO-8859-1, windows-1252)
 * @param ignored columns that are passed over
 * @param rejects where the rows that were not taken go; otherwise beside the file, {@code town.csv.rejects}
 * @param restart begin anew, even where an import of this very file was broken off
 */
public record ImportOptions(Charset encoding, Set<String> ignored, Optional<Path> rejects, boolean restart) {

    public ImportOptions {
        ignored = Set.copyOf(ignored);
    }

    public static ImportOptions defaults() {
        return new ImportOptions(StandardCharsets.UTF_8, Set.of(), Optional.empty(), false);
    }

    Path rejects(Path file) {
        return rejects.orElseGet(() -> file.resolveSibling(file.getFileName() + ".rejects"));
    }
}
