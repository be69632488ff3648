package org.curbstop.cis;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * @param encoding encoding of the file; overridden by a UTF-16 byte order mark or by the mapping
 * @param ignored columns to ignore
 * @param rejects file for rejected rows; by default next to the file, as {@code town.csv.rejects}
 * @param restart start from the beginning, even if an import of this file was interrupted or is complete
 * @param check dry run: validate everything, change nothing
 * @param accept apply the file even if it closes or changes more than the utility's limit
 * @param mapping meaning of the file's columns
 */
public record ImportOptions(Charset encoding, Set<String> ignored, Optional<Path> rejects, boolean restart, boolean check, boolean accept,
        Optional<ColumnMapping> mapping) {

    public ImportOptions {
        ignored = Set.copyOf(ignored);
    }

    public ImportOptions(Charset encoding, Set<String> ignored, Optional<Path> rejects, boolean restart) {
        this(encoding, ignored, rejects, restart, false, false, Optional.empty());
    }

    public static ImportOptions defaults() {
        return new ImportOptions(StandardCharsets.UTF_8, Set.of(), Optional.empty(), false);
    }

    public ImportOptions checking() {
        return new ImportOptions(encoding, ignored, rejects, restart, true, accept, mapping);
    }

    public ImportOptions mappedBy(ColumnMapping columns) {
        return new ImportOptions(encoding, ignored, rejects, restart, check, accept, Optional.of(columns));
    }

    public ImportOptions rejectsTo(Path file) {
        return new ImportOptions(encoding, ignored, Optional.of(file), restart, check, accept, mapping);
    }

    Path rejects(Path file) {
        return rejects.orElseGet(() -> file.resolveSibling(file.getFileName() + ".rejects"));
    }

    Charset charset() {
        return mapping.flatMap(ColumnMapping::encoding).orElse(encoding);
    }
}
