package org.curbstop.conversation.understanding;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.curbstop.common.language.LanguageFolder;

/** Finds an address within other words: "out at 12 Alder St", "the corner of Alder St and Birch Ave", "RR 2 Box 152". */
final class AddressFinder {

    /** Not {@code \\b}, which looks back over every combining mark, so that the cost is quadratic in their number. */
    private static final String NO_LETTER_BEFORE = "(?<![\\p{L}\\p{N}])";
    private static final String NO_LETTER_AFTER = "(?![\\p{L}\\p{N}])";
    /** As the postal service writes them, whatever the language. */
    private static final String STREET_SUFFIX = "(?:st|street|ave|avenue|rd|road|ln|lane|ct|court|dr|drive|blvd|boulevard|way|pl|place|"
            + "cir|circle|ter|terrace|pkwy|hwy|loop|trl|trail)"
            + NO_LETTER_AFTER + "\\.?";
    private static final String WORDS = "addresses.properties";
    private static final String NAME = "(?:[\\p{L}'.-]++\\s++){0,3}?";
    private static final String STREET = NAME + STREET_SUFFIX;
    private static final List<Pattern> PLACES = List.of(
            Pattern.compile("(?iu)" + NO_LETTER_BEFORE + "(\\d{1,5}(?:½|[ ]1/2|[a-d]" + NO_LETTER_AFTER + ")?\\s++" + STREET
                    + "(?:,?\\s?(?:(?:apt|apartment|unit|suite|ste)" + NO_LETTER_AFTER + "\\.?\\s?#?|#\\s?)\\w{1,6}" + NO_LETTER_AFTER
                    + ")?)"),
            Pattern.compile("(?iu)" + NO_LETTER_BEFORE + "((?:" + LanguageFolder.alternatives(WORDS, "intersection") + " )?+\\p{L}++\\s++"
                    + STREET_SUFFIX
                    + "\\s++(?:" + LanguageFolder.alternatives(WORDS, "between") + "|&)\\s++\\p{L}++\\s++" + STREET_SUFFIX + ")"),
            Pattern.compile("(?iu)" + NO_LETTER_BEFORE + "((?:rr|r\\.r\\.|rural route|hc)\\s?#?\\d{1,4},?\\s++box\\s?#?\\d{1,6})"
                    + NO_LETTER_AFTER));

    private AddressFinder() {}

    static Optional<String> find(String text) {
        for (var place : PLACES) {
            var found = place.matcher(text);
            if (found.find()) {
                return Optional.of(found.group(1).strip().replaceAll("\\.$", ""));
            }
        }
        return Optional.empty();
    }
}
