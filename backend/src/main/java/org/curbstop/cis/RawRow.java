package org.curbstop.cis;

import java.util.Arrays;

/**
 * A row as it is in the file.
 *
 * @param line its first line, from 1
 * @param lines how many lines it takes; more than one where a quoted field holds a line break
 * @param offset of its first byte, and {@code length} in bytes with its line end
 * @param bytes without the line end; empty where the row is too long to be read
 */
record RawRow(long line, int lines, long offset, long length, byte[] bytes, Form form) {

    enum Form {
        WHOLE,
        /** Longer than any row can be; its bytes stayed in the file. */
        TOO_LONG,
        /** It opens a quotation mark and never closes it: the first line of what that would swallow. */
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

    /** Where the next row begins. */
    long end() {
        return offset + length;
    }

    boolean startsWith(byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
