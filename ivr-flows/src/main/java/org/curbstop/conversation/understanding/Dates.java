package org.curbstop.conversation.understanding;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Days as people name them, the next one to come where no year is said: "the 30th", "este viernes", "end of the month", "in 3 days", 12/4,
 * "May 4, 1990", and on the keys of a phone 05041990, or 1204 for the next one.
 */
final class Dates {

    private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{1,2})-(\\d{1,2})\\b");
    private static final Pattern NUMERIC = Pattern.compile("\\b(\\d{1,2})[/-](\\d{1,2})(?:[/-](\\d{2,4}))?\\b");
    private static final Pattern KEYED = Pattern.compile("(\\d{2})(\\d{2})((?:19|20)\\d{2})");
    private static final Pattern KEYED_NEXT = Pattern.compile("(\\d{2})(\\d{2})");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?");
    private static final int MONTHS = 12;
    private static final int WEEK = 7;
    private static final int CENTURY = 100;
    /** Years ahead. */
    private static final int FAR = 5;

    private final Phrases phrases;
    private final Numbers numbers;

    Dates(Phrases phrases, Numbers numbers) {
        this.phrases = phrases;
        this.numbers = numbers;
    }

    Optional<LocalDate> read(String text, LocalDate today) {
        try {
            return written(text, today).or(() -> said(Plain.words(text), today));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> written(String text, LocalDate today) {
        var iso = ISO.matcher(text);
        if (iso.find()) {
            return Optional.of(LocalDate.of(Integer.parseInt(iso.group(1)), Integer.parseInt(iso.group(2)), Integer.parseInt(iso.group(3))));
        }
        var keyed = KEYED.matcher(text.strip());
        if (keyed.matches()) {
            return Optional.of(LocalDate.of(Integer.parseInt(keyed.group(3)), Integer.parseInt(keyed.group(1)), Integer.parseInt(keyed.group(2))));
        }
        var next = KEYED_NEXT.matcher(text.strip());
        if (next.matches()) {
            return Optional.of(next(today, Integer.parseInt(next.group(1)), Integer.parseInt(next.group(2))));
        }
        var numeric = NUMERIC.matcher(text);
        if (!numeric.find()) {
            return Optional.empty();
        }
        int month = Integer.parseInt(numeric.group(1));
        int day = Integer.parseInt(numeric.group(2));
        if (numeric.group(3) == null) {
            return Optional.of(next(today, month, day));
        }
        int year = Integer.parseInt(numeric.group(3));
        return Optional.of(LocalDate.of(year < CENTURY ? century(year, today) : year, month, day));
    }

    /** Nobody asks for a day that is far off, and most were born before this century: 5/4/90 is in 1990. */
    private static int century(int year, LocalDate today) {
        int thisCentury = today.getYear() - today.getYear() % CENTURY + year;
        return thisCentury > today.getYear() + FAR ? thisCentury - CENTURY : thisCentury;
    }

    private static LocalDate next(LocalDate today, int month, int day) {
        for (int year = today.getYear(); year < today.getYear() + 9; year++) {
            if (LocalDate.of(year, month, 1).lengthOfMonth() >= day && !LocalDate.of(year, month, day).isBefore(today)) {
                return LocalDate.of(year, month, day);
            }
        }
        throw new DateTimeException("no such day");
    }

    private Optional<LocalDate> said(List<String> words, LocalDate today) {
        var days = phrases.days();
        if (any(words, days.monthEnd())) {
            return Optional.of(today.with(TemporalAdjusters.lastDayOfMonth()));
        }
        if (any(words, days.nextWeek()) && weekday(words).isEmpty()) {
            return Optional.of(today.plusDays(WEEK));
        }
        return distance(words, today)
                .or(() -> monthAndDay(words, today))
                .or(() -> weekday(words).map(day -> upcoming(words, today, day)))
                .or(() -> any(words, days.tomorrow()) ? Optional.of(today.plusDays(1)) : Optional.empty())
                .or(() -> any(words, days.today()) ? Optional.of(today) : Optional.empty())
                .or(() -> dayOfMonth(words).map(day -> nextDay(today, day)));
    }

    private static boolean any(List<String> words, List<List<String>> phrases) {
        return phrases.stream().anyMatch(phrase -> Plain.find(words, phrase, false) >= 0);
    }

    /** "in three days", "dentro de dos semanas". */
    private Optional<LocalDate> distance(List<String> words, LocalDate today) {
        for (int i = 1; i < words.size(); i++) {
            boolean week = phrases.days().week().contains(words.get(i));
            if ((week || phrases.days().day().contains(words.get(i))) && words.subList(0, i).stream().anyMatch(phrases.days().in()::contains)) {
                var many = numbers.value(words.subList(i - 1, i));
                if (many.isPresent() && many.get() <= 366) {
                    return Optional.of(today.plusDays(many.get() * (week ? WEEK : 1)));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDate> monthAndDay(List<String> words, LocalDate today) {
        for (int i = 0; i < phrases.days().months().size(); i++) {
            int at = Plain.find(words, phrases.days().months().get(i), false);
            var day = at < 0 ? Optional.<Integer>empty() : dayOfMonth(words);
            if (day.isPresent()) {
                int month = i % MONTHS + 1;
                return words.stream().filter(word -> YEAR.matcher(word).matches()).findFirst()
                        .map(year -> LocalDate.of(Integer.parseInt(year), month, day.get())).or(() -> Optional.of(next(today, month, day.get())));
            }
        }
        return Optional.empty();
    }

    private Optional<DayOfWeek> weekday(List<String> words) {
        for (int i = 0; i < phrases.days().weekdays().size(); i++) {
            if (Plain.find(words, phrases.days().weekdays().get(i), false) >= 0) {
                return Optional.of(DayOfWeek.of(i % WEEK + 1));
            }
        }
        return Optional.empty();
    }

    /** "Friday" is the coming one; "next Friday" the one in next week. */
    private LocalDate upcoming(List<String> words, LocalDate today, DayOfWeek day) {
        boolean next = words.stream().anyMatch(phrases.days().next()::contains) && phrases.language().tag().equals("en");
        return next ? today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(day)) : today.with(TemporalAdjusters.nextOrSame(day));
    }

    private Optional<Integer> dayOfMonth(List<String> words) {
        for (int i = 0; i < phrases.ordinals().size(); i++) {
            int rank = phrases.ordinals().size() - i;
            if (Plain.find(words, phrases.ordinals().get(rank - 1), false) >= 0) {
                return Optional.of(rank);
            }
        }
        for (int i = 0; i < words.size(); i++) {
            var digits = DAY.matcher(words.get(i));
            var number = digits.matches() ? Optional.of(Long.valueOf(digits.group(1)))
                    : numbers.isNumber(words.get(i)) ? numbers.value(words.subList(i, numbers.run(words, i))) : Optional.<Long>empty();
            if (number.isPresent() && number.get() >= 1 && number.get() <= 31) {
                return number.map(Long::intValue);
            }
        }
        return Optional.empty();
    }

    private static LocalDate nextDay(LocalDate today, int day) {
        var month = today.withDayOfMonth(1);
        while (month.lengthOfMonth() < day || month.withDayOfMonth(day).isBefore(today)) {
            month = month.plusMonths(1);
        }
        return month.withDayOfMonth(day);
    }
}
