package org.curbstop.cis;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.curbstop.cis.RawRow.Form;

/**
 * Splits a file into rows by bytes, so that a row in a wrong encoding stays unchanged and every row knows its line. Memory use depends on
 * neither file nor row size: a row longer than {@link #MAX_ROW_BYTES} is skipped and reported by its line.
 */
final class RowReader implements Closeable {

    /** Maximum length of a row in bytes; no account needs more. */
    static final int MAX_ROW_BYTES = 64 * 1024;

    private static final int BUFFER = 4 * MAX_ROW_BYTES;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final FileChannel file;
    private final boolean quotes;
    private final byte delimiter;
    private final byte[] buffer = new byte[BUFFER];
    /** File offset of the first byte in the buffer. */
    private long base;
    private int position;
    private int filled;
    private long line = 1;

    /**
     * @param quotes whether a quoted field may contain a line break (CSV)
     * @param delimiter field delimiter, after which a quoted field begins
     */
    RowReader(Path path, boolean quotes, byte delimiter) throws IOException {
        this.delimiter = delimiter;
        this.file = FileChannel.open(path, StandardOpenOption.READ);
        this.quotes = quotes;
        fill();
        if (filled >= BOM.length && Arrays.equals(buffer, 0, BOM.length, BOM, 0, BOM.length)) {
            position = BOM.length;
        }
    }

    long size() throws IOException {
        return file.size();
    }

    long offset() {
        return base + position;
    }

    /** Returns the line number of the next row. */
    long line() {
        return line;
    }

    /** Continues at the start of a row. */
    void seek(long offset, long atLine) throws IOException {
        base = offset;
        position = 0;
        filled = 0;
        line = atLine;
        fill();
    }

    /** Returns the next row; empty at the end. */
    Optional<RawRow> next() throws IOException {
        if (filled - position <= MAX_ROW_BYTES) {
            fill();
        }
        if (position == filled) {
            return Optional.empty();
        }
        int end = Math.min(filled, position + MAX_ROW_BYTES);
        boolean inQuotes = false;
        boolean fieldBegins = true;
        boolean afterQuote = false;
        int firstEnd = -1;
        int lines = 1;
        for (int i = position; i < end; i++) {
            byte b = buffer[i];
            if (b == '\n') {
                firstEnd = firstEnd < 0 ? i : firstEnd;
                if (!inQuotes) {
                    return Optional.of(row(i + 1, lines, Form.WHOLE));
                }
                lines++;
            } else if (b == '"' && quotes && (fieldBegins || inQuotes || afterQuote)) {
                inQuotes = !inQuotes;
                fieldBegins = false;
                afterQuote = !inQuotes; // a doubled quotation mark closes and reopens
                continue;
            }
            afterQuote = false;
            fieldBegins = b == delimiter && !inQuotes || (fieldBegins && b == ' ');
        }
        if (end == filled && !inQuotes && filled - position < MAX_ROW_BYTES) {
            return Optional.of(row(filled, lines, Form.WHOLE)); // the last row, without a line ending
        }
        if (firstEnd >= 0) {
            return Optional.of(row(firstEnd + 1, 1, Form.UNCLOSED));
        }
        return Optional.of(filled - position < MAX_ROW_BYTES ? row(filled, 1, Form.UNCLOSED) : tooLong());
    }

    /** Reduces a row of several lines to its first one; reading continues after it. */
    RawRow firstLineOf(RawRow row) throws IOException {
        int end = 0;
        while (row.bytes()[end] != '\n') {
            end++;
        }
        seek(row.offset() + end + 1, row.line() + 1);
        return new RawRow(row.line(), 1, row.offset(), end + 1, Arrays.copyOf(row.bytes(), end), Form.UNCLOSED);
    }

    private RawRow row(int end, int lines, Form form) {
        int last = end;
        if (last > position && buffer[last - 1] == '\n') {
            last--;
        }
        if (last > position && buffer[last - 1] == '\r') {
            last--;
        }
        var row = new RawRow(line, lines, base + position, end - position, Arrays.copyOfRange(buffer, position, last), form);
        line += lines;
        position = end;
        return row;
    }

    private RawRow tooLong() throws IOException {
        long start = base + position;
        while (true) {
            for (; position < filled; position++) {
                if (buffer[position] == '\n') {
                    position++;
                    return new RawRow(line++, 1, start, base + position - start, new byte[0], Form.TOO_LONG);
                }
            }
            fill();
            if (position == filled) {
                return new RawRow(line++, 1, start, base + position - start, new byte[0], Form.TOO_LONG);
            }
        }
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, filled - position);
        base += position;
        filled -= position;
        position = 0;
        int read;
        while (filled < BUFFER && (read = file.read(ByteBuffer.wrap(buffer, filled, BUFFER - filled), base + filled)) > 0) {
            filled += read;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
