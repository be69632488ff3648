package org.curbstop.conversation.understanding;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.language.LanguageFolder;

/** Finds an address within an utterance: "out at 12 Alder St", "the corner of Alder St and Birch Ave", "RR 2 Box 152". */
final class AddressFinder {

    /** Not {@code \\b}, which looks back over every combining mark, at quadratic cost. */
    private static final String NO_LETTER_BEFORE = "(?<![\\p{L}\\p{N}])";
    private static final String NO_LETTER_AFTER = "(?![\\p{L}\\p{N}])";
    private static final String WORDS = "addresses.properties";
    private static final String KIND_OF_STREET = words("kind-of-street") + NO_LETTER_AFTER + "\\.?";
    /** Up to five words, including ordinals: "NE 82nd", "Martin Luther King Jr". */
    private static final String NAME = "(?:(?!" + words("not-in-street-name")
            + "(?![\\p{L}\\p{N}']))(?:[\\p{L}'.-]++|\\d{1,3}(?:st|nd|rd|th))\\s++){1,5}?";
    private static final String WORD = "\\p{L}[\\p{L}'-]{0,30}+";
    private static final String STREET = "(?:" + NAME + KIND_OF_STREET + "|" + words("numbered-road") + "\\s++\\d{1,4}|"
            + words("street-first") + "(?:\\s++" + WORD + "){1,3})";
    private static final String ORDINAL = "\\d{1,3}(?:st|nd|rd|th)";
    private static final String NUMBERED = words("numbered-road") + "\\s++\\d{1,4}";
    private static final String WORD_OR_NUMBER = "(?:[\\p{L}'.-]++|\\d{1,3}(?:st|nd|rd|th)?)";
    /** Excludes words of an ordinary sentence: "on Main Street and your crew blocked my door". */
    private static final String NAMED = "(?!(?:" + words("not-in-street-name") + "|" + words("before-area") + "|" + words("not-at-corner")
            + ")(?![\\p{L}\\p{N}']))(?:[\\p{L}'.-]{2,30}+|"
            + "[nsew]\\.?(?=\\s)|" + ORDINAL + ")";
    private static final String NAMES = NAMED + "(?:\\s++" + NAMED + "){0,4}?";
    private static final String WITH_KIND = "(?:" + NAMES + "|" + ORDINAL + ")\\s++" + KIND_OF_STREET;
    private static final String ENDS_CORNER = words("after-corner") + NO_LETTER_AFTER;
    private static final String AFTER_CORNER = "(?=\\s*+(?:$|[^\\p{L}\\p{N}\\s]|\\d|" + ENDS_CORNER + "))";
    /** Ends where the sentence ends or goes on: "Main Street and broke the line" is no intersection. */
    private static final String FURTHER_NAMES = "(?!" + ENDS_CORNER + ")" + NAMED + "(?:\\s++(?!" + ENDS_CORNER + ")" + NAMED + "){0,4}"
            + AFTER_CORNER;
    /** Without "at": "out at twelve Alder Street" is no intersection. */
    private static final String SEPARATOR = "(?:\\s++" + words("crossed-with") + "\\s++(?:" + words("before-street")
            + "\\s++)?|\\s*+[&@/]\\s*+)";
    private static final List<Pattern> PREMISES = List.of(
            Pattern.compile("((?:https?://[^\\s,]{1,200}?)?" + GeoPoint.DEGREES + ")"),
            // The end of a range is no house number of its own.
            Pattern.compile("(?iu)" + NO_LETTER_BEFORE + "((?:\\d{1,5}(?:\\s?[-\u2013\u2014]\\s?|\\s++" + words("through") + "\\s++))?+"
                    + "\\d{1,5}(?:½|[ ]1/2|[a-d]" + NO_LETTER_AFTER + ")?\\s++" + STREET
                    + "(?:,?\\s?(?:(?:apt|apartment|unit|suite|ste)" + NO_LETTER_AFTER + "\\.?\\s?#?|#\\s?)\\w{1,6}" + NO_LETTER_AFTER
                    + ")?)"),
            Pattern.compile("(?iu)" + NO_LETTER_BEFORE + "((?:rr|r\\.r\\.|rural route|hc)\\s?#?\\d{1,4},?\\s++box\\s?#?\\d{1,6})"
                    + NO_LETTER_AFTER));
    private static final List<Pattern> AREAS = List.of(
            // A block, or an intersection. Without "corner of", at least one street must be recognizable by its type or number.
            Pattern.compile("(?iu)" + NO_LETTER_BEFORE + "(\\d{1,5}\\s++" + words("block") + "\\s++(?:" + STREET + "|" + NAMES + ")|"
                    + words("intersection") + "\\s++(?:" + WORD_OR_NUMBER + "\\s++){1,5}?(?:" + words("between") + "|&)\\s++"
                    + WORD_OR_NUMBER + "(?:\\s++" + WORD_OR_NUMBER + "){0,4})"),
            Pattern.compile("(?iu)" + NO_LETTER_BEFORE + "((?:" + NUMBERED + "|" + WITH_KIND + ")" + SEPARATOR + "(?:" + NUMBERED + "|"
                    + WITH_KIND + "|" + FURTHER_NAMES + ")|" + NAMES + "(?:" + SEPARATOR + "(?:" + NUMBERED + "|" + WITH_KIND
                    + ")|(?<!\\d(?:st|nd|rd|th))" + SEPARATOR + ORDINAL + AFTER_CORNER + ")|(?<!" + words("before-street") + "\\s)"
                    + ORDINAL + SEPARATOR + "(?!" + ORDINAL + ")" + FURTHER_NAMES + ")" + NO_LETTER_AFTER),
            // Two ordinals are an intersection only after a word for a place: "the 1st and 15th" are days.
            Pattern.compile("(?iu)" + NO_LETTER_BEFORE + words("places-near") + "\\s++(" + ORDINAL + SEPARATOR + ORDINAL + ")"
                    + NO_LETTER_AFTER));

    /** "Calle Alder 12", "Alder Street number 12", "16 de Alder": rewritten with the house number before the street name. */
    private static final Pattern STREET_FIRST = Pattern.compile("(?iu)" + NO_LETTER_BEFORE + "(?:"
            + words("street-first") + "\\s++(" + WORD + "(?:\\s++" + WORD + ")?),?|(" + WORD + "\\s++"
            + KIND_OF_STREET + "),?)\\s++(?:" + words("number") + "\\.?\\s*+)?(\\d{1,4})" + NO_LETTER_AFTER);
    private static final Pattern NUMBER_OF = Pattern.compile("(?iu)" + NO_LETTER_BEFORE + "(\\d{1,5})\\s++(?:"
            + words("before-street-name")
            + ")\\s++(?:" + words("street-first") + "\\s++)?(?=\\p{L})");
    /** "En el 21 de Dogwood", a house on a street without its type; "el 21 de diciembre" is none. */
    private static final Pattern AT_NUMBER_OF = Pattern.compile("(?iu)" + NO_LETTER_BEFORE + words("places-near") + "\\s++(?:"
            + words("before-street") + "\\s++)?(\\d{1,5}\\s++" + words("before-street-name") + "\\s++" + FURTHER_NAMES + ")");
    private static final Pattern NUMBER_WORD_AT_END = Pattern.compile("(?iu)\\s++" + words("number") + "$");
    private static final Pattern EITHER = Pattern.compile("(?iu)\\d\\s++" + words("either") + "\\s++\\d");

    private AddressFinder() {}

    /** Returns the words of all languages as a regular expression. */
    private static String words(String key) {
        return LanguageFolder.alternatives(WORDS, key);
    }

    /** Returns the text with the house number before the street. */
    static String inOrder(String text) {
        if (find(text).isPresent()) {
            return text;
        }
        var numberFirst = STREET_FIRST.matcher(NUMBER_OF.matcher(text).replaceAll("$1 "));
        return numberFirst.replaceFirst(found -> Matcher.quoteReplacement(
                found.group(3) + " " + (found.group(1) == null ? found.group(2) : withoutNumberWord(found.group(1)))));
    }

    private static String withoutNumberWord(String name) {
        return NUMBER_WORD_AT_END.matcher(name).replaceAll("");
    }

    /** Returns whether the text offers two house numbers: "12 or 14 Alder St" is no address. */
    static boolean namesTwoNumbers(String text) {
        return EITHER.matcher(text).find();
    }

    /** Returns whether the text has only letters and digits, such as a yes, an amount or a key. */
    private static boolean isOneWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isLetterOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Finds a premise, a point, or an area: a block or an intersection. */
    static Optional<String> find(String text) {
        return findPremise(text).or(() -> find(AREAS, text));
    }

    /** Finds a premise or a point, which is less ambiguous than an intersection: "my old place and turn it on". */
    static Optional<String> findPremise(String text) {
        return find(PREMISES, text);
    }

    /** Finds a house on a street without its type, by the words around it: "en el 21 de Dogwood". */
    static Optional<String> findNumberOf(String text) {
        return find(List.of(AT_NUMBER_OF), text);
    }

    private static Optional<String> find(List<Pattern> places, String text) {
        if (isOneWord(text)) {
            return Optional.empty(); // true of most turns of a call
        }
        for (var place : places) {
            var found = place.matcher(text);
            if (found.find()) {
                return Optional.of(found.group(1).strip().replaceAll("\\.$", ""));
            }
        }
        return Optional.empty();
    }
}
