package org.curbstop.cis;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What came of an import.
 *
 * @param rejects the file with the rows that were not taken, if there are any
 * @param resumedAt the line at which a broken-off import was taken up, if it was
 */
public record AccountImportResult(ImportCounts counts, Optional<Path> rejects, Optional<Long> resumedAt) {}
