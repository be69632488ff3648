package org.curbstop.conversation.understanding;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds a street address in the middle of other words: "out at 12 Alder St". */
final class Addressing {

    private static final Pattern STREET = Pattern.compile("(?i)\\b(\\d{1,5}\\s+(?:[\\p{L}'.-]+\\s+){0,3}?(?:st|street|ave|avenue|rd|road|ln|lane|ct|court|dr|drive|blvd|boulevard|way|pl|place|cir|circle|ter|terrace|pkwy|hwy|loop|trl|trail))\\b\\.?");

    private Addressing() {}

    static Optional<String> in(String text) {
        var found = STREET.matcher(text);
        return found.find() ? Optional.of(found.group(1).strip()) : Optional.empty();
    }
}
