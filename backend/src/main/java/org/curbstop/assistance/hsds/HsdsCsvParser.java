package org.curbstop.assistance.hsds;

import java.util.ArrayList;
import java.util.List;
import org.curbstop.assistance.directory.DirectoryFormatException;

/** Splits a table into rows by RFC 4180: quoted fields may hold commas, line breaks and doubled quotation marks. */
final class HsdsCsvParser {

    private final String file;
    private final String text;
    private int at;
    private long line = 1;

    private HsdsCsvParser(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** @param text all of the row, as it is in the file */
    record CsvRow(long line, List<String> cells, String text) {}

    /** Blank lines are no rows. */
    static List<CsvRow> rows(String file, String text) {
        return new HsdsCsvParser(file, text.startsWith("\uFEFF") ? text.substring(1) : text).rows();
    }

    private List<CsvRow> rows() {
        var rows = new ArrayList<CsvRow>();
        while (at < text.length()) {
            int from = at;
            long begun = line;
            var cells = new ArrayList<String>();
            do {
                cells.add(cell(begun));
            } while (skipped(','));
            String whole = text.substring(from, at);
            boolean end = skipped('\r') | skipped('\n');
            if (!end && at < text.length()) {
                throw refused(begun, "nothing after the closing quotation mark");
            }
            line++;
            if (!whole.isBlank()) {
                rows.add(new CsvRow(begun, cells, whole));
            }
        }
        return rows;
    }

    private String cell(long begun) {
        return skipped('"') ? quoted(begun) : plain();
    }

    private String plain() {
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted(long begun) {
        var cell = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '"' && !skipped('"')) {
                return cell.toString();
            }
            line += next == '\n' ? 1 : 0;
            cell.append(next);
        }
        throw refused(begun, "a closing quotation mark; the rest of the file cannot be read from here");
    }

    private boolean skipped(char expected) {
        boolean there = at < text.length() && text.charAt(at) == expected;
        at += there ? 1 : 0;
        return there;
    }

    private DirectoryFormatException refused(long where, String expected) {
        return new DirectoryFormatException(file + ":" + where + ": expected CSV by RFC 4180: " + expected);
    }
}
