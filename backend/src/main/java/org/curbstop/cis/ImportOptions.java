package org.curbstop.cis;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * @param encoding of the file; a byte order mark of UTF-16 overrides it, and a mapping may name another
 * @param ignored columns that are passed over
 * @param rejects where the rows that were not taken go; otherwise beside the file, {@code town.csv.rejects}
 * @param restart begin anew, even where an import of this very file was broken off, or is done
 * @param check try everything and change nothing
 * @param accept apply the file although it closes or changes more than the utility's share
 * @param mapping what the columns of the file mean
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

    public ImportOptions accepting() {
        return new ImportOptions(encoding, ignored, rejects, restart, check, true, mapping);
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
