package org.curbstop.assistance.hsds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.curbstop.assistance.directory.DirectoryFormatException;

/** Splits a table into rows by RFC 4180, each with its first line number and its original text. */
final class HsdsCsvParser {

    /** Empty lines are read as records so that line numbers are right. */
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private HsdsCsvParser() {}

    /** @param text the whole row, as it is in the file */
    record CsvRow(long line, List<String> cells, String text) {}

    /** Returns the rows without blank lines. */
    static List<CsvRow> rows(String file, String text) {
        String table = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var records = new ArrayList<CSVRecord>();
        var lines = new ArrayList<Long>();
        try (CSVParser parser = CSVParser.parse(table, FORMAT)) {
            lines.add(1L);
            for (CSVRecord row : parser) {
                records.add(row);
                lines.add(parser.getCurrentLineNumber() + 1);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DirectoryFormatException(file + ":" + lines.getLast() + ": expected CSV by RFC 4180: " + e.getMessage());
        }
        var rows = new ArrayList<CsvRow>();
        for (int i = 0; i < records.size(); i++) {
            int end = i + 1 < records.size() ? (int) records.get(i + 1).getCharacterPosition() : table.length();
            String whole = table.substring((int) records.get(i).getCharacterPosition(), end);
            if (!whole.isBlank()) {
                rows.add(new CsvRow(lines.get(i), records.get(i).toList(), whole.replaceFirst("[\\r\\n]+\\z", "")));
            }
        }
        return rows;
    }
}
