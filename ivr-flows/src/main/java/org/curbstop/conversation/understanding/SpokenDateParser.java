package org.curbstop.conversation.understanding;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses one date in words. Every word about dates must be consumed; if one is left over, the whole text is invalid. Single use. */
final class SpokenDateParser {

    private static final int MONTHS = 12;
    private static final int WEEK = 7;
    private static final int MAX_DAYS = 366;
    private static final int LAST_DAY = 31;
    private static final int CENTURY = 100;
    private static final int TEN = 10;
    /** More words than anybody needs for a date. */
    private static final int MAX_WORDS = 60;
    /** Replaces a consumed word. */
    private static final String USED = "";

    private final LanguageLexicon lexicon;
    private final LanguageLexicon.DateWords days;
    private final SpokenNumberParser numbers;
    private final LocalDate today;
    private final List<String> words = new ArrayList<>();

    SpokenDateParser(LanguageLexicon lexicon, SpokenNumberParser numbers, LocalDate today) {
        this.lexicon = lexicon;
        this.days = lexicon.days();
        this.numbers = numbers;
        this.today = today;
    }

    Optional<LocalDate> parse(List<String> tokens) {
        if (tokens.size() > MAX_WORDS) {
            return Optional.empty();
        }
        int corrected = 1 + tokens.stream().mapToInt(word -> days.corrected().contains(word) ? tokens.lastIndexOf(word) : -1).max()
                .orElse(-1);
        if (corrected > 0 && corrected < tokens.size()) {
            var after = new SpokenDateParser(lexicon, numbers, today).parse(tokens.subList(corrected, tokens.size()));
            if (after.isPresent()) {
                return after;
            }
        }
        words.addAll(tokens);
        days.morning().forEach(this::usePhrase);
        return day().filter(day -> words.stream().noneMatch(this::isUnreadDateWord));
    }

    private Optional<LocalDate> day() {
        if (useAnyPhrase(days.monthEnd())) {
            return Optional.of(today.with(TemporalAdjusters.lastDayOfMonth()));
        }
        if (useAnyPhrase(days.afterTomorrow())) {
            return Optional.of(today.plusDays(2));
        }
        if (useAnyPhrase(days.nextWeek())) {
            return Optional
                    .of(weekday().map(day -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(day)))
                    .orElse(today.plusDays(WEEK)));
        }
        if (useAnyPhrase(days.nextMonth())) {
            return dayOfMonth().map(day -> today.plusMonths(1).withDayOfMonth(day));
        }
        return relativeDay().or(this::named);
    }

    /** A date by name: today, tomorrow, a weekday, the end of the month. */
    private Optional<LocalDate> named() {
        var date = monthAndDay();
        var weekday = weekday();
        if (date.isPresent()) {
            return date.filter(day -> weekday.isEmpty() || day.getDayOfWeek() == weekday.get());
        }
        if (weekday.isPresent()) {
            var coming = upcoming(weekday.get());
            var day = dayOfMonth();
            return day.isEmpty() ? Optional.of(coming) : day.map(this::nextDay).filter(found -> found.getDayOfWeek() == weekday.get());
        }
        if (useAnyPhrase(days.tomorrow())) {
            return Optional.of(today.plusDays(1));
        }
        return useAnyPhrase(days.today()) ? Optional.of(today) : dayOfMonth().map(this::nextDay);
    }

    // --- consumed words

    private boolean useAnyPhrase(List<List<String>> tokens) {
        return tokens.stream().anyMatch(this::usePhrase);
    }

    private boolean usePhrase(List<String> phrase) {
        int at = TextNormalizer.indexOfPhrase(words, phrase, false);
        if (at >= 0) {
            markUsed(at, at + phrase.size());
        }
        return at >= 0;
    }

    private void markUsed(int from, int to) {
        for (int i = from; i < to; i++) {
            words.set(i, USED);
        }
    }

    /** Whether a word about dates was not understood. */
    private boolean isUnreadDateWord(String word) {
        // "The one on Friday", "un viernes".
        boolean small = numbers.parse(List.of(word)).filter(number -> number <= 1).isPresent() && !SpokenNumberParser.isDigits(word);
        return !word.isEmpty() && (!small && numbers.isNumberWord(word) || word.chars().anyMatch(Character::isDigit) || unitDays(word) != 0
                || days.other().contains(word)
                || isOne(days.tomorrow(), word) || isOne(days.weekdays(), word) || isOne(days.months(), word)
                || isOne(lexicon.ordinals(), word));
    }

    private static boolean isOne(List<List<String>> named, String word) {
        return named.contains(List.of(word));
    }

    // --- "in three days", "a week from Friday", "dentro de dos semanas"

    private Optional<LocalDate> relativeDay() {
        for (int i = 1; i < words.size(); i++) {
            int unit = unitDays(words.get(i));
            int from = unit == 0 ? i : numberBefore(i);
            var many = from == i ? Optional.<Long>empty() : days.one().contains(words.get(i - 1)) ? Optional.of(1L)
                    : numbers.parse(words.subList(from, i));
            if (many.isPresent() && many.get() <= MAX_DAYS) {
                markUsed(from, i + 1);
                var base = named().orElse(today);
                return Optional.of(unit == LAST_DAY ? base.plusMonths(many.get()) : base.plusDays(many.get() * unit));
            }
        }
        return Optional.empty();
    }

    /** Number of days in the unit; {@value #LAST_DAY} for a month. */
    private int unitDays(String word) {
        return days.week().contains(word) ? WEEK : days.day().contains(word) ? 1 : days.month().contains(word) ? LAST_DAY : 0;
    }

    private int numberBefore(int end) {
        int from = end;
        while (from > 0 && end - from < 4
                && (numbers.isNumberWord(words.get(from - 1)) || from == end && days.one().contains(words.get(from - 1)))) {
            from--;
        }
        return from;
    }

    // --- month, day, year

    private Optional<LocalDate> monthAndDay() {
        for (int i = 0; i < days.months().size(); i++) {
            int at = TextNormalizer.indexOfPhrase(words, days.months().get(i), false);
            if (at >= 0) {
                int month = i % MONTHS + 1;
                markUsed(at, at + 1);
                var before = dayBeforeMonth(at, month);
                return before.isPresent() ? before : dayAndYear(words, at + 1, month);
            }
        }
        return Optional.empty();
    }

    /** "The fourth of May", with nothing but a year after the month. */
    private Optional<LocalDate> dayBeforeMonth(int month, int number) {
        for (int from = Math.max(0, month - 4); from < month; from++) {
            for (int to = Math.min(month, from + 3); to > from; to--) {
                var day = dayIn(words.subList(from, to));
                int yearFrom = skipFillers(words, month + 1);
                int yearTo = yearEnd(words, yearFrom);
                var year = year(words.subList(yearFrom, yearTo));
                if (day.isPresent() && (year.isPresent() || yearFrom == yearTo)) {
                    markUsed(from, to);
                    markUsed(yearFrom, yearTo);
                    return Optional.of(date(year, number, day.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** "Fourth nineteen ninety", "4, 1990", "twenty first": with a year after it if there is one, otherwise the longest day number. */
    private Optional<LocalDate> dayAndYear(List<String> tokens, int start, int month) {
        int from = skipFillers(tokens, start);
        int most = Math.min(tokens.size(), from + 3);
        for (int to = from + 1; to <= most; to++) {
            int yearFrom = skipFillers(tokens, to);
            int yearTo = yearEnd(tokens, yearFrom);
            var day = dayIn(tokens.subList(from, to));
            var year = year(tokens.subList(yearFrom, yearTo));
            if (day.isPresent() && year.isPresent()) {
                markUsed(from, yearTo);
                return Optional.of(date(year, month, day.get()));
            }
        }
        for (int to = most; to > from; to--) {
            var day = dayIn(tokens.subList(from, to));
            if (day.isPresent()) {
                markUsed(from, to);
                return Optional.of(date(Optional.empty(), month, day.get()));
            }
        }
        return Optional.empty();
    }

    private LocalDate date(Optional<Integer> year, int month, int day) {
        return year.isPresent() ? LocalDate.of(year.get(), month, day) : DateParser.nextOccurrence(today, month, day);
    }

    private int skipFillers(List<String> tokens, int from) {
        int at = from;
        while (at < tokens.size() && days.between().contains(tokens.get(at))) {
            at++;
        }
        return at;
    }

    private int yearEnd(List<String> tokens, int from) {
        int to = from;
        while (to < tokens.size() && (numbers.isNumberWord(tokens.get(to))
                || to > from && days.between().contains(tokens.get(to)) && to + 1 < tokens.size()
                && numbers.isNumberWord(tokens.get(to + 1)))) {
            to++;
        }
        return to;
    }

    /** "1990", "90", "nineteen ninety", "nineteen oh five", "two thousand five", "mil novecientos noventa". */
    private Optional<Integer> year(List<String> tokens) {
        if (tokens.isEmpty() || tokens.size() > 6) {
            return Optional.empty();
        }
        if (tokens.size() == 1 && SpokenNumberParser.isDigits(tokens.getFirst()) && tokens.getFirst().length() == 2) {
            return Optional.of(DateParser.fullYear(Integer.parseInt(tokens.getFirst()), today));
        }
        var whole = numbers.parse(tokens).filter(SpokenDateParser::isYear);
        if (whole.isPresent() || tokens.size() == 1) {
            return whole.map(Long::intValue);
        }
        var century = numbers.parse(tokens.subList(0, 1)).filter(number -> number == 19 || number == 20);
        boolean oh = tokens.size() == 3 && numbers.parse(tokens.subList(1, 2)).equals(Optional.of(0L));
        var rest = numbers.parse(tokens.subList(oh ? 2 : 1, tokens.size()))
                .filter(number -> oh ? number < TEN : number >= TEN && number < CENTURY);
        return century.isPresent() && rest.isPresent() ? Optional.of((int) (century.get() * CENTURY + rest.get())) : Optional.empty();
    }

    private static boolean isYear(long number) {
        return number >= 1900 && number < 2100;
    }

    private Optional<DayOfWeek> weekday() {
        for (int i = 0; i < days.weekdays().size(); i++) {
            if (usePhrase(days.weekdays().get(i))) {
                return Optional.of(DayOfWeek.of(i % WEEK + 1));
            }
        }
        return Optional.empty();
    }

    /** "Friday" is the coming Friday; "next Friday" is the one in the next week. */
    private LocalDate upcoming(DayOfWeek day) {
        boolean next = words.stream().anyMatch(days.next()::contains);
        return next ? today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(day))
                : today.with(TemporalAdjusters.nextOrSame(day));
    }

    /** All of the words as a day of a month: "4", "4th", "four", "twenty first". */
    private Optional<Integer> dayIn(List<String> tokens) {
        int rank = lexicon.ordinals().indexOf(tokens);
        if (rank >= 0) {
            return Optional.of(rank + 1);
        }
        var first = tokens.getFirst();
        boolean suffixed = tokens.size() == 1 && first.length() > 2 && Character.isDigit(first.charAt(0))
                && lexicon.numberWords().ordinalSuffixes().contains(first.substring(first.length() - 2));
        var number = suffixed && SpokenNumberParser.isDigits(first.substring(0, first.length() - 2)) ? Optional
                .of(Long.valueOf(first.substring(0, first.length() - 2)))
                : numbers.isNumberWord(first) && numbers.isNumberWord(tokens.getLast()) ? numbers.parse(tokens) : Optional.<Long>empty();
        return number.filter(day -> day >= 1 && day <= LAST_DAY).map(Long::intValue);
    }

    private Optional<Integer> dayOfMonth() {
        for (int from = 0; from < words.size(); from++) {
            for (int to = Math.min(words.size(), from + 3); to > from; to--) {
                var day = dayIn(words.subList(from, to));
                if (day.isPresent()) {
                    markUsed(from, to);
                    return day;
                }
            }
        }
        return Optional.empty();
    }

    private LocalDate nextDay(int day) {
        var month = today.withDayOfMonth(1);
        while (month.lengthOfMonth() < day || month.withDayOfMonth(day).isBefore(today)) {
            month = month.plusMonths(1);
        }
        return month.withDayOfMonth(day);
    }
}
