package org.curbstop.start;

import java.util.regex.Pattern;
import org.curbstop.common.masking.SensitiveNumbers;

/**
 * Sanitizes log text: removes card and social security numbers, and makes sure that no user input can pass as another log entry or control
 * the terminal. Multi-line messages of the application itself stay as they are.
 */
final class LogSanitizer {

    /** Every log entry begins with its date. */
    private static final Pattern FORGED_ENTRY = Pattern.compile("[\\r\\n\\u000b\\f\\u0085\\u2028\\u2029]+(?=\\s*\\d{4}-\\d\\d-\\d\\d)");
    private static final Pattern STEERING = Pattern.compile("\\r(?!\\n)|[\\u0000-\\u0008\\u000b\\f\\u000e-\\u001f\\u007f-\\u009f]");

    private LogSanitizer() {}

    static String sanitize(String text) {
        return SensitiveNumbers.mask(STEERING.matcher(FORGED_ENTRY.matcher(text).replaceAll("\\\\n")).replaceAll("?"));
    }
}
