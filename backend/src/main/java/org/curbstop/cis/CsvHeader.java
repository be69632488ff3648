package org.curbstop.cis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The first row of a CSV file. A column that is missing, unknown or there twice refuses the file, with all of them named. */
final class CsvHeader {

    private CsvHeader() {}

    static List<String> read(RawRow row, ImportOptions options) {
        Optional<List<String>> names = row.form() == RawRow.Form.WHOLE ? CsvRowFormat.header(row, options.encoding()) : Optional.empty();
        List<String> columns = names.orElseThrow(() -> new ImportFileException(
                "line 1 is no header in " + options.encoding().name()
                        + "; expected the columns of docs/import.md, and another encoding by --encoding"));
        var mistakes = new ArrayList<String>();
        AccountRowParser.REQUIRED.stream().filter(needed -> !columns.contains(needed))
                .forEach(needed -> mistakes.add("column " + needed + " is missing"));
        var seen = new HashSet<String>();
        for (String column : columns) {
            if (!seen.add(column)) {
                mistakes.add("column " + column + " is there twice");
            } else if (!AccountRowParser.KNOWN.contains(column) && !options.ignored().contains(column)) {
                mistakes.add("column " + column + " is unknown (pass it over with --ignore " + column + ")");
            }
        }
        if (!mistakes.isEmpty()) {
            throw new ImportFileException("line 1: " + String.join("; ", mistakes));
        }
        return columns;
    }
}
