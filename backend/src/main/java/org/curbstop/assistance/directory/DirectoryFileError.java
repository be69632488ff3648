package org.curbstop.assistance.directory;

/**
 * Something in a directory's file that was not taken.
 *
 * @param line where it begins in its file
 * @param field what is wrong with it: {@code services[2].status}
 * @param expected what was expected; never repeats the value
 * @param text all that was not taken, as it is in the file
 */
public record DirectoryFileError(String file, long line, String field, String expected, String text) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + field + ": expected " + expected;
    }
}
