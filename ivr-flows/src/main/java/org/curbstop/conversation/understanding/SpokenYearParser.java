package org.curbstop.conversation.understanding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Parses a year as people say it: "1990", "90", "nineteen ninety", "nineteen oh five", "two thousand five", "mil novecientos noventa".
 *
 * @param yearsAhead maximum years ahead for a two-digit year
 */
record SpokenYearParser(SpokenNumberParser numbers, LocalDate today, int yearsAhead) {

    private static final int CENTURY = 100;
    private static final int TEN = 10;
    private static final int LAST_DAY = 31;
    private static final int MAX_WORDS = 6;

    Optional<Integer> parse(List<String> words) {
        if (words.isEmpty() || words.size() > MAX_WORDS) {
            return Optional.empty();
        }
        if (words.size() == 1 && SpokenNumberParser.isDigits(words.getFirst()) && words.getFirst().length() == 2) {
            return Optional.of(fullYear(Integer.parseInt(words.getFirst())));
        }
        // "Seventy four"; up to 31 it could be a day.
        return full(words).or(() -> numbers.parse(words).filter(year -> year > LAST_DAY && year < CENTURY)
                .map(year -> fullYear(year.intValue())));
    }

    /**
     * Completes a two-digit year. Dates far in the future are rare and birth dates in the last century are common, so 5/4/90 is in 1990.
     */
    int fullYear(int year) {
        int thisCentury = today.getYear() - today.getYear() % CENTURY + year;
        return thisCentury > today.getYear() + yearsAhead ? thisCentury - CENTURY : thisCentury;
    }

    /** Parses a year with its century. */
    Optional<Integer> full(List<String> words) {
        var whole = numbers.parse(words).filter(SpokenYearParser::isYear);
        return whole.isPresent() || words.size() < 2 || words.size() > MAX_WORDS ? whole.map(Long::intValue) : centuryAndYear(words);
    }

    private Optional<Integer> centuryAndYear(List<String> words) {
        var century = numbers.parse(words.subList(0, 1)).filter(number -> number == 19 || number == 20);
        boolean oh = words.size() == 3 && numbers.parse(words.subList(1, 2)).equals(Optional.of(0L));
        var rest = numbers.parse(words.subList(oh ? 2 : 1, words.size()))
                .filter(number -> oh ? number < TEN : number >= TEN && number < CENTURY);
        return century.isPresent() && rest.isPresent() ? Optional.of((int) (century.get() * CENTURY + rest.get())) : Optional.empty();
    }

    private static boolean isYear(long number) {
        return number >= 1900 && number < 2100;
    }
}
