package org.curbstop.cis;

import java.util.List;
import java.util.Map;

/** A row by its field names, blanks left out; or what is wrong with its form. */
sealed interface ParsedRow {

    record Fields(long line, Map<String, String> byName) implements ParsedRow {}

    /** @param structure whether the row itself is in doubt (where it ends), not only what it says */
    record Malformed(List<ImportRowError> faults, boolean structure) implements ParsedRow {

        static Malformed of(ImportRowError error) {
            return new Malformed(List.of(error), false);
        }
    }
}
