package org.curbstop.conversation.understanding;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds a place in the middle of other words: "out at 12 Alder St", "the corner of Alder St and Birch Ave", "RR 2 Box 152". */
final class Addressing {

    /** Not {@code \\b}, which looks back over every combining mark: many of them cost the square of their number. */
    private static final String NOT_IN = "(?<![\\p{L}\\p{N}])";
    private static final String NOT_ON = "(?![\\p{L}\\p{N}])";
    private static final String KIND = "(?:st|street|ave|avenue|rd|road|ln|lane|ct|court|dr|drive|blvd|boulevard|way|pl|place|cir|circle|ter|terrace|pkwy|hwy|loop|trl|trail)" + NOT_ON + "\\.?";
    private static final String NAME = "(?:[\\p{L}'.-]++\\s++){0,3}?";
    private static final String STREET = NAME + KIND;
    private static final List<Pattern> PLACES = List.of(
            Pattern.compile("(?iu)" + NOT_IN + "(\\d{1,5}(?:½|[ ]1/2|[a-d]" + NOT_ON + ")?\\s++" + STREET + "(?:,?\\s?(?:(?:apt|apartment|unit|suite|ste)" + NOT_ON + "\\.?\\s?#?|#\\s?)\\w{1,6}" + NOT_ON + ")?)"),
            Pattern.compile("(?iu)" + NOT_IN + "((?:(?:the )?corner of |(?:la )?esquina de )?+\\p{L}++\\s++" + KIND + "\\s++(?:and|y|e|&|at)\\s++\\p{L}++\\s++" + KIND + ")"),
            Pattern.compile("(?iu)" + NOT_IN + "((?:rr|r\\.r\\.|rural route|hc)\\s?#?\\d{1,4},?\\s++box\\s?#?\\d{1,6})" + NOT_ON));

    private Addressing() {}

    static Optional<String> in(String text) {
        for (var place : PLACES) {
            var found = place.matcher(text);
            if (found.find()) {
                return Optional.of(found.group(1).strip().replaceAll("\\.$", ""));
            }
        }
        return Optional.empty();
    }
}
