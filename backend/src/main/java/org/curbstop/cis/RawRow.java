package org.curbstop.cis;

import java.util.Arrays;

/**
 * A row as it is in the file.
 *
 * @param line its first line, from 1
 * @param lines number of lines; more than one if a quoted field contains a line break
 * @param offset offset of its first byte
 * @param length length in bytes, including the line ending
 * @param bytes content without the line ending; empty if the row is too long
 */
record RawRow(long line, int lines, long offset, long length, byte[] bytes, Form form) {

    enum Form {
        WHOLE,
        /** Longer than the maximum; its bytes were not read. */
        TOO_LONG,
        /** An opening quotation mark is never closed; contains only the first line of the text that it would include. */
        UNCLOSED
    }

    boolean isBlank() {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return form == Form.WHOLE;
    }

    /** Returns the offset of the next row. */
    long end() {
        return offset + length;
    }

    boolean startsWith(byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
