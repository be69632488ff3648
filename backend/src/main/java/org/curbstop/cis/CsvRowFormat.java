package org.curbstop.cis;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Comma-separated values (RFC 4180), or another delimiter. Quoted fields may contain delimiters, line breaks and doubled quotation marks.
 */
final class CsvRowFormat implements RowFormat {

    private final List<String> header;
    private final Set<String> ignored;
    private final Charset charset;
    private final byte delimiter;

    /**
     * @param header column names in order
     * @param ignored columns to ignore
     */
    CsvRowFormat(List<String> header, Set<String> ignored, Charset charset, byte delimiter) {
        this.delimiter = delimiter;
        this.header = List.copyOf(header);
        this.ignored = Set.copyOf(ignored);
        this.charset = charset;
    }

    /** Returns the cells of the first row; empty if it is not in this encoding. */
    static Optional<List<String>> header(RawRow raw, Charset charset, byte delimiter) {
        var names = new ArrayList<String>();
        for (Cell cell : cells(raw.bytes(), delimiter)) {
            Optional<String> name = cell.text(raw.bytes(), charset);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            names.add(name.get().strip());
        }
        return Optional.of(names);
    }

    @Override
    public ParsedRow parse(RawRow raw) {
        List<Cell> cells = cells(raw.bytes(), delimiter);
        if (cells.size() != header.size()) {
            return new ParsedRow.Malformed(
                    List.of(ImportRowError.wholeRow(header.size() + " fields, as in the header, not " + cells.size())), true);
        }
        var fields = new HashMap<String, String>();
        var errors = new ArrayList<ImportRowError>();
        for (int i = 0; i < cells.size(); i++) {
            String name = header.get(i);
            if (ignored.contains(name)) {
                continue;
            }
            if (!cells.get(i).closed()) {
                return new ParsedRow.Malformed(List.of(new ImportRowError(name, "nothing after the closing quotation mark")), true);
            }
            cells.get(i).text(raw.bytes(), charset)
                    .ifPresentOrElse(
                            text -> RowFormat.normalize(text).ifPresent(value -> fields.put(name, value)),
                            () -> errors.add(RowFormat.wrongEncoding(name, charset)));
        }
        return errors.isEmpty() ? new ParsedRow.Fields(raw.line(), fields) : new ParsedRow.Malformed(errors, false);
    }

    /**
     * A cell from byte {@code from} to {@code until}, without its quotation marks.
     *
     * @param closed false if a quoted cell continues after its closing quotation mark
     */
    private record Cell(int from, int until, boolean quoted, boolean closed) {

        Optional<String> text(byte[] row, Charset charset) {
            return RowFormat.decode(row, from, until, charset).map(text -> quoted ? text.replace("\"\"", "\"") : text);
        }
    }

    private static List<Cell> cells(byte[] row, byte delimiter) {
        var cells = new ArrayList<Cell>();
        int at = 0;
        while (at <= row.length) {
            int from = at;
            while (from < row.length && row[from] == ' ') {
                from++;
            }
            Cell cell = from < row.length && row[from] == '"' ? quoted(row, from + 1, delimiter) : plain(row, at, delimiter);
            cells.add(cell);
            at = end(row, cell.until(), delimiter) + 1;
        }
        return cells;
    }

    private static Cell plain(byte[] row, int from, byte delimiter) {
        return new Cell(from, end(row, from, delimiter), false, true);
    }

    private static Cell quoted(byte[] row, int from, byte delimiter) {
        int at = from;
        while (at < row.length && (row[at] != '"' || (at + 1 < row.length && row[at + 1] == '"'))) {
            at += row[at] == '"' ? 2 : 1;
        }
        boolean closed = at < row.length;
        for (int i = at + 1; i < end(row, Math.min(at + 1, row.length), delimiter); i++) {
            closed &= row[i] == ' ';
        }
        return new Cell(from, Math.min(at, row.length), true, closed);
    }

    /** Returns the position of the next delimiter at or after {@code from}, or the end of the row. */
    private static int end(byte[] row, int from, byte delimiter) {
        int at = from;
        while (at < row.length && row[at] != delimiter) {
            at++;
        }
        return at;
    }

    /** The header row of a CSV file. A missing, unknown or duplicate column rejects the file; the message names all of them. */
    static final class CsvHeader {

        private CsvHeader() {}

        static List<String> read(RawRow row, Charset charset, byte delimiter) {
            Optional<List<String>> names = row.form() == RawRow.Form.WHOLE ? CsvRowFormat.header(row, charset, delimiter)
                    : Optional.empty();
            return names.orElseThrow(() -> new ImportFileException("line 1 is no header in " + charset.name()
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

        /** Requires every column that a mapping reads. */
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
}
