package org.curbstop.conversation.understanding;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Parses the day, month and year of a date in words, as far as they are named. */
final class CalendarDateParser {

    private static final int MONTHS = 12;
    private static final int LAST_DAY = 31;
    private static final int MAX_GROUP = 2;
    private static final int KEYED_DIGITS = 8;

    private final LanguageLexicon lexicon;
    private final LanguageLexicon.DateWords days;
    private final SpokenNumberParser numbers;
    private final SpokenYearParser years;
    private final LocalDate today;
    private final DateTokens tokens;
    private final List<String> words;

    CalendarDateParser(LanguageLexicon lexicon, SpokenYearParser years, DateTokens tokens) {
        this.lexicon = lexicon;
        this.days = lexicon.days();
        this.numbers = years.numbers();
        this.years = years;
        this.today = years.today();
        this.tokens = tokens;
        this.words = tokens.words();
    }

    /** Parses all words as a year: "nineteen seventy one", "del 71". */
    Optional<Integer> onlyYear() {
        return years.parse(words.stream().filter(word -> !days.between().contains(word) || lexicon.numberWords().joins().contains(word))
                .toList());
    }

    /** Parses what follows "the end of": the month, next month, December. */
    Optional<LocalDate> endOfMonth() {
        if (tokens.useAnyPhrase(days.nextMonth())) {
            return Optional.of(today.plusMonths(1).with(TemporalAdjusters.lastDayOfMonth()));
        }
        for (int i = 0; i < words.size(); i++) {
            int named = tokens.indexOfName(days.months(), words.get(i)) % MONTHS + 1;
            if (days.month().contains(words.get(i)) || named > 0) {
                tokens.markUsed(i, i + 1);
                var month = named == 0 ? YearMonth.from(today) : YearMonth.of(today.getYear(), named);
                return Optional.of((month.isBefore(YearMonth.from(today)) ? month.plusYears(1) : month).atEndOfMonth());
            }
        }
        return Optional.empty();
    }

    Optional<LocalDate> monthAndDay() {
        for (int at = 0; at < words.size(); at++) {
            int name = tokens.indexOfName(days.months(), words.get(at));
            if (name >= 0) {
                int month = name % MONTHS + 1;
                tokens.markUsed(at, at + 1);
                var before = dayBeforeMonth(at, month);
                return before.isPresent() ? before : dayAndYear(at + 1, month);
            }
        }
        return Optional.empty();
    }

    /** Parses a day before the month, with nothing but a year after the month: "the fourth of May". */
    private Optional<LocalDate> dayBeforeMonth(int month, int number) {
        for (int from = Math.max(0, month - 4); from < month; from++) {
            for (int to = Math.min(month, from + 3); to > from; to--) {
                var day = dayIn(words.subList(from, to));
                int yearFrom = skipFillers(month + 1);
                int yearTo = yearEnd(yearFrom);
                var year = years.parse(words.subList(yearFrom, yearTo));
                if (day.isPresent() && (year.isPresent() || yearFrom == yearTo)) {
                    tokens.markUsed(from, to);
                    tokens.markUsed(month + 1, yearTo);
                    return Optional.of(date(year, number, day.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** Parses a day after the month, with a year or as the longest number: "fourth nineteen ninety", "4, 1990", "twenty first". */
    private Optional<LocalDate> dayAndYear(int start, int month) {
        int from = skipFillers(start);
        if (from < words.size() && !SpokenNumberParser.isDigits(words.get(from))
                && years.full(words.subList(from, yearEnd(from))).isPresent()) {
            return Optional.empty(); // "June nineteen ninety two" may be a month without a day
        }
        int most = Math.min(words.size(), from + 3);
        for (int to = from + 1; to <= most; to++) {
            int yearFrom = skipFillers(to);
            int yearTo = yearEnd(yearFrom);
            var day = dayIn(words.subList(from, to));
            var year = years.parse(words.subList(yearFrom, yearTo));
            if (day.isPresent() && year.isPresent()) {
                tokens.markUsed(from, yearTo);
                return Optional.of(date(year, month, day.get()));
            }
        }
        for (int to = most; to > from; to--) {
            var day = dayIn(words.subList(from, to));
            if (day.isPresent()) {
                tokens.markUsed(from, to);
                return Optional.of(date(Optional.empty(), month, day.get()));
            }
        }
        return Optional.empty();
    }

    private LocalDate date(Optional<Integer> year, int month, int day) {
        return year.isPresent() ? LocalDate.of(year.get(), month, day) : DateParser.nextOccurrence(today, month, day);
    }

    private int skipFillers(int from) {
        int at = from;
        while (at < words.size() && (days.between().contains(words.get(at)) || days.year().contains(words.get(at)))) {
            at++;
        }
        return at;
    }

    private int yearEnd(int from) {
        int to = from;
        while (to < words.size() && (numbers.isNumberWord(words.get(to))
                || to > from && days.between().contains(words.get(to)) && to + 1 < words.size()
                && numbers.isNumberWord(words.get(to + 1)))) {
            to++;
        }
        return to;
    }

    /** Parses numbers that have only one reading as month, day and four-digit year: "five four nineteen ninety". */
    Optional<LocalDate> numbersAlone() {
        var all = words.stream().filter(word -> numbers.isNumberWord(word) || lexicon.numberWords().joins().contains(word)).toList();
        var found = new LinkedHashSet<LocalDate>();
        if (words.stream().anyMatch(word -> tokens.indexOfName(days.months(), word) >= 0)) {
            return Optional.empty();
        }
        for (int day = 1; day <= MAX_GROUP && day < all.size(); day++) {
            for (int year = day + 1; year <= day + MAX_GROUP && year < all.size(); year++) {
                var first = small(all.subList(0, day));
                var second = small(all.subList(day, year));
                var full = years.full(all.subList(year, all.size()));
                if (first.isPresent() && second.isPresent() && full.isPresent()) {
                    addIfDay(found, full.get(), first.get(), second.get());
                    if (days.dayFirst()) {
                        addIfDay(found, full.get(), second.get(), first.get());
                    }
                }
            }
        }
        var digits = all.stream().map(numbers::digitsOf).collect(Collectors.joining());
        if (all.size() == KEYED_DIGITS && digits.length() == KEYED_DIGITS && years.full(List.of(digits.substring(4))).isPresent()) {
            addIfDay(found, Integer.parseInt(digits.substring(4)), Integer.parseInt(digits.substring(0, 2)),
                    Integer.parseInt(digits.substring(2, 4)));
        }
        if (found.size() == 1) {
            words.replaceAll(word -> all.contains(word) ? "" : word);
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static void addIfDay(LinkedHashSet<LocalDate> found, int year, int month, int day) {
        if (month >= 1 && month <= MONTHS && day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth()) {
            found.add(LocalDate.of(year, month, day));
        }
    }

    /** Parses a day or month number: "five", "oh five", "twenty three". */
    private Optional<Integer> small(List<String> group) {
        boolean padded = group.size() == 2 && numbers.parse(group.subList(0, 1)).equals(Optional.of(0L));
        return numbers.parse(padded ? group.subList(1, 2) : group).filter(number -> number >= 1 && number <= LAST_DAY).map(Long::intValue);
    }

    /** Parses all words as a day of the month: "4", "4th", "four", "twenty first". */
    Optional<Integer> dayIn(List<String> tokens) {
        int rank = lexicon.ordinals().indexOf(tokens);
        if (rank >= 0) {
            return Optional.of(rank + 1);
        }
        var first = tokens.getFirst();
        int digits = tokens.size() == 1 ? (int) first.chars().takeWhile(Character::isDigit).count() : 0;
        boolean suffixed = digits > 0 && lexicon.numberWords().ordinalSuffixes().contains(first.substring(digits));
        var number = suffixed && SpokenNumberParser.isDigits(first.substring(0, digits))
                ? Optional.of(Long.valueOf(first.substring(0, digits)))
                : numbers.isNumberWord(first) && numbers.isNumberWord(tokens.getLast()) ? numbers.parse(tokens) : Optional.<Long>empty();
        return number.filter(day -> day >= 1 && day <= LAST_DAY).map(Long::intValue);
    }

    Optional<Integer> dayOfMonth() {
        for (int from = 0; from < words.size(); from++) {
            for (int to = Math.min(words.size(), from + 3); to > from; to--) {
                boolean ambiguous = to == from + 1 && words.size() > 1 && lexicon.numberWords().ambiguous().contains(words.get(from))
                        && (from == 0 || !days.between().contains(words.get(from - 1)));
                var day = ambiguous ? Optional.<Integer>empty() : dayIn(words.subList(from, to));
                if (day.isPresent()) {
                    tokens.markUsed(from, to);
                    return day;
                }
            }
        }
        return Optional.empty();
    }

    LocalDate nextDay(int day) {
        var month = today.withDayOfMonth(1);
        while (month.lengthOfMonth() < day || month.withDayOfMonth(day).isBefore(today)) {
            month = month.plusMonths(1);
        }
        return month.withDayOfMonth(day);
    }
}
