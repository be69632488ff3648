package org.curbstop.cis;

import java.util.List;
import java.util.Map;

/** A parsed row: its fields by name, without blank ones, or the errors in its format. */
sealed interface ParsedRow {

    record Fields(long line, Map<String, String> byName) implements ParsedRow {}

    /** @param structure whether the extent of the row is in doubt, not only its content */
    record Malformed(List<ImportRowError> faults, boolean structure) implements ParsedRow {

        static Malformed of(ImportRowError error) {
            return new Malformed(List.of(error), false);
        }
    }
}
