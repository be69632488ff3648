package org.curbstop.conversation.understanding;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses dates as people name them; without a year it is the next such date: "the 30th", "este viernes", "end of the month", "in 3 days",
 * "a week from Friday", 12/4, "May 4, 1990", "May fourth nineteen ninety", and on the keypad 05041990, or 1204 for the next December 4. All
 * words about dates must be understood: a number or day that is left over makes the text invalid, so that it is asked again.
 */
final class DateParser {

    private static final String NOT_IN = "(?<![\\p{L}\\p{N}/-])";
    private static final String NOT_ON = "(?![\\p{L}\\p{N}/-])";
    private static final Pattern ISO = Pattern.compile(NOT_IN + "(\\d{4})-(\\d{1,2})-(\\d{1,2})" + NOT_ON);
    private static final Pattern NUMERIC = Pattern.compile(NOT_IN + "(\\d{1,2})[/-](\\d{1,2})(?:[/-](\\d{4}|\\d{2}))?" + NOT_ON);
    private static final Pattern KEYED = Pattern.compile("(\\d{2})(\\d{2})((?:19|20)\\d{2})");
    private static final Pattern KEYED_NEXT = Pattern.compile("(\\d{2})(\\d{2})");
    private static final int CENTURY = 100;
    /** Maximum number of years ahead. */
    private static final int MAX_YEARS_AHEAD = 5;
    private static final int LEAP_YEARS_APART = 8;

    private final LanguageLexicon lexicon;
    private final SpokenNumberParser numbers;

    DateParser(LanguageLexicon lexicon, SpokenNumberParser numbers) {
        this.lexicon = lexicon;
        this.numbers = numbers;
    }

    Optional<LocalDate> parse(ParsedUtterance utterance, LocalDate today) {
        var text = utterance.text();
        try {
            var iso = ISO.matcher(text);
            if (iso.find()) {
                return unlessOtherNumbers(text, iso, LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)));
            }
            var keyed = KEYED.matcher(text.strip());
            if (keyed.matches()) {
                return Optional.of(LocalDate.of(number(keyed, 3), number(keyed, 1), number(keyed, 2)));
            }
            var next = KEYED_NEXT.matcher(text.strip());
            if (next.matches()) {
                return Optional.of(nextOccurrence(today, number(next, 1), number(next, 2)));
            }
            var numeric = NUMERIC.matcher(text);
            return numeric.find() ? unlessOtherNumbers(text, numeric, day(numeric, today))
                    : new SpokenDateParser(lexicon, numbers, today).parse(utterance.words());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static LocalDate day(Matcher numeric, LocalDate today) {
        if (numeric.group(3) == null) {
            return nextOccurrence(today, number(numeric, 1), number(numeric, 2));
        }
        int year = number(numeric, 3);
        return LocalDate.of(year < CENTURY ? fullYear(year, today) : year, number(numeric, 1), number(numeric, 2));
    }

    /** The date, unless the text contains another number. */
    private static Optional<LocalDate> unlessOtherNumbers(String text, Matcher found, LocalDate day) {
        boolean more = text.substring(0, found.start()).chars().anyMatch(Character::isDigit)
                || text.substring(found.end()).chars().anyMatch(Character::isDigit);
        return more ? Optional.empty() : Optional.of(day);
    }

    /**
     * Completes a two-digit year: dates in the far future are rare, dates of birth in the last century are common, so 5/4/90 is in 1990.
     */
    static int fullYear(int year, LocalDate today) {
        int thisCentury = today.getYear() - today.getYear() % CENTURY + year;
        return thisCentury > today.getYear() + MAX_YEARS_AHEAD ? thisCentury - CENTURY : thisCentury;
    }

    static LocalDate nextOccurrence(LocalDate today, int month, int day) {
        for (int year = today.getYear(); year <= today.getYear() + LEAP_YEARS_APART; year++) {
            if (LocalDate.of(year, month, 1).lengthOfMonth() >= day && !LocalDate.of(year, month, day).isBefore(today)) {
                return LocalDate.of(year, month, day);
            }
        }
        throw new DateTimeException("no such day");
    }
}
