package org.curbstop.assistance.directory;

/**
 * A part of a directory file that was rejected.
 *
 * @param line line in the file where it begins
 * @param field invalid field: {@code services[2].status}
 * @param expected what was expected; never contains the value
 * @param text the rejected part, as it is in the file
 */
public record DirectoryFileError(String file, long line, String field, String expected, String text) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + field + ": expected " + expected;
    }
}
