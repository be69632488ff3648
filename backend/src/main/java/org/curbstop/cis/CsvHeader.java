package org.curbstop.cis;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The first row of a CSV file. A column that is missing, unknown or there twice refuses the file, with all of them named. */
final class CsvHeader {

    private CsvHeader() {}

    static List<String> read(RawRow row, Charset charset, byte delimiter) {
        Optional<List<String>> names = row.form() == RawRow.Form.WHOLE ? CsvRowFormat.header(row, charset, delimiter) : Optional.empty();
        return names.orElseThrow(() -> new ImportFileException(
                "line 1 is no header in " + charset.name()
                        + "; expected the columns of docs/import.md, and another encoding by --encoding"));
    }

    static void require(List<String> columns, ImportKind<?> kind, Set<String> ignored) {
        List<String> mistakes = missing(columns, kind.required());
        var seen = new HashSet<String>();
        for (String column : columns) {
            if (!seen.add(column)) {
                mistakes.add("column " + column + " is there twice");
            } else if (!kind.known().contains(column) && !ignored.contains(column)) {
                mistakes.add("column " + column + " is unknown (pass it over with --ignore " + column + ")");
            }
        }
        refuse(mistakes);
    }

    /** What a mapping reads from. */
    static void requireAll(List<String> columns, Collection<String> sources) {
        List<String> mistakes = missing(columns, sources);
        sources.stream().filter(source -> columns.stream().filter(source::equals).count() > 1)
                .forEach(source -> mistakes.add("column " + source + " is there twice"));
        refuse(mistakes);
    }

    private static List<String> missing(List<String> columns, Collection<String> needed) {
        return new ArrayList<>(needed.stream().filter(each -> !columns.contains(each))
                .map(each -> "column " + each + " is missing").toList());
    }

    private static void refuse(List<String> mistakes) {
        if (!mistakes.isEmpty()) {
            throw new ImportFileException("line 1: " + String.join("; ", mistakes));
        }
    }
}
