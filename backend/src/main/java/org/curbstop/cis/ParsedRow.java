package org.curbstop.cis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A parsed row: its fields, or the errors in its format. */
sealed interface ParsedRow {

    /**
     * @param byName values by field, without blank ones
     * @param unreadable what was expected in the fields whose value could not be converted
     */
    record Fields(long line, Map<String, String> byName, Map<String, String> unreadable) implements ParsedRow {

        Fields(long line, Map<String, String> byName) {
            this(line, byName, Map.of());
        }

        /** Returns what the row says, for a digest. An unreadable field is not an empty one. */
        Map<String, String> content() {
            if (unreadable.isEmpty()) {
                return byName;
            }
            var content = new HashMap<>(byName);
            unreadable.forEach((field, expected) -> content.put(field, RowFormat.REPLACEMENT + expected));
            return content;
        }
    }

    /** @param structure whether the extent of the row is in doubt, not only its content */
    record Malformed(List<ImportRowError> faults, boolean structure) implements ParsedRow {

        static Malformed of(ImportRowError error) {
            return new Malformed(List.of(error), false);
        }
    }
}
