package org.curbstop.conversation.understanding;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Parses one date in words. Every date word must be consumed; if one is left over, the whole text is invalid. Single use. */
final class SpokenDateParser {

    private static final int WEEK = 7;
    private static final int MAX_DAYS = 366;
    private static final int LAST_DAY = 31;
    private static final int HOURS = 12;
    private static final int MINUTES = 60;
    private static final Pattern WRITTEN_HOUR = Pattern.compile("\\d{1,2}(?:am|pm)");

    private final LanguageLexicon lexicon;
    private final LanguageLexicon.DateWords days;
    private final SpokenNumberParser numbers;
    private final LocalDate today;
    private final DateTokens tokens;
    private final List<String> words;
    private final CalendarDateParser calendar;
    private boolean namesMonth;

    /** @param namesMonth whether a month was named; otherwise a day such as "the fifth" means the next one */
    record SpokenDate(LocalDate date, boolean namesMonth) {}

    /** @param years parser of the years that may be meant */
    SpokenDateParser(LanguageLexicon lexicon, SpokenYearParser years, List<String> words) {
        this.lexicon = lexicon;
        this.days = lexicon.days();
        this.numbers = years.numbers();
        this.today = years.today();
        this.tokens = new DateTokens(lexicon, words);
        this.words = tokens.words();
        this.calendar = new CalendarDateParser(lexicon, years, tokens);
    }

    Optional<SpokenDate> parse() {
        if (days.other().stream().anyMatch(phrase -> phrase.size() > 1 && TextNormalizer.indexOfPhrase(words, phrase, false) >= 0)) {
            return Optional.empty();
        }
        days.morning().forEach(tokens::usePhrase);
        useTimeOfDay();
        days.firstDay().forEach(phrase -> tokens.replacePhrase(phrase, "1"));
        return day().filter(_ -> isAllRead()).map(date -> new SpokenDate(date, namesMonth));
    }

    /** Parses all words as a day of the month: "the fifth", "el día 5". */
    Optional<Integer> onlyDay() {
        useDayBeforeNumber();
        return calendar.dayOfMonth().filter(_ -> isAllRead());
    }

    /** Parses all words as a year: "nineteen seventy one", "del 71". */
    Optional<Integer> onlyYear() {
        return calendar.onlyYear();
    }

    private Optional<LocalDate> day() {
        for (var holiday : days.holidays().entrySet()) {
            if (tokens.useAnyPhrase(holiday.getValue())) {
                namesMonth = true;
                return Optional.of(DateParser.nextOccurrence(today, holiday.getKey().getMonthValue(), holiday.getKey().getDayOfMonth()));
            }
        }
        useDayBeforeNumber();
        if (tokens.useAnyPhrase(days.monthEnd())) {
            namesMonth = true;
            return calendar.endOfMonth();
        }
        if (tokens.useAnyPhrase(days.afterTomorrow())) {
            return Optional.of(today.plusDays(2));
        }
        if (tokens.useAnyPhrase(days.nextWeek())) {
            return Optional.of(weekday().map(this::inNextWeek).orElse(today.plusDays(WEEK)));
        }
        if (tokens.useAnyPhrase(days.nextMonth())) {
            namesMonth = true;
            return calendar.dayOfMonth().map(day -> today.plusMonths(1).withDayOfMonth(day));
        }
        if (tokens.useAnyPhrase(days.thisMonth())) {
            return calendar.dayOfMonth().map(calendar::nextDay);
        }
        var alone = calendar.numbersAlone();
        namesMonth |= alone.isPresent();
        return alone.or(this::relativeDay).or(this::named);
    }

    /** Parses a date by name: a month and day, a weekday, tomorrow, today. */
    private Optional<LocalDate> named() {
        var date = calendar.monthAndDay();
        namesMonth |= date.isPresent();
        var weekday = weekday();
        if (date.isPresent()) {
            return date.filter(day -> weekday.isEmpty() || day.getDayOfWeek() == weekday.get());
        }
        if (weekday.isPresent()) {
            var coming = upcoming(weekday.get());
            var day = calendar.dayOfMonth();
            return day.isEmpty() ? Optional.of(coming) : day.map(calendar::nextDay).filter(found -> found.getDayOfWeek() == weekday.get());
        }
        if (tokens.useAnyPhrase(days.tomorrow())) {
            return Optional.of(today.plusDays(1));
        }
        return tokens.useAnyPhrase(days.today()) || tokens.useAnyPhrase(days.now()) ? Optional.of(today)
                : calendar.dayOfMonth().map(calendar::nextDay);
    }

    private boolean isAllRead() {
        return IntStream.range(0, words.size()).noneMatch(this::isUnreadDateWord);
    }

    /** Returns whether a word about dates, or about money beside them, was not understood. */
    private boolean isUnreadDateWord(int at) {
        var word = words.get(at);
        // A one may be an article, and an oh says nothing: "the one on Friday", "un viernes"; but not in "december three oh".
        boolean small = lexicon.numberWords().ambiguous().contains(word) && lexicon.numbers().getOrDefault(word, LAST_DAY) <= 1
                && (at == 0 || !words.get(at - 1).isEmpty());
        return !word.isEmpty() && (!small && numbers.isNumberWord(word) || word.chars().anyMatch(Character::isDigit) || unitDays(word) != 0
                || isOne(days.other(), word) || lexicon.amounts().units().contains(word) || isOne(days.tomorrow(), word)
                || tokens.indexOfName(days.weekdays(), word) >= 0 || tokens.indexOfName(days.months(), word) >= 0
                || isOne(lexicon.ordinals(), word));
    }

    private static boolean isOne(List<List<String>> named, String word) {
        return named.contains(List.of(word));
    }

    /** Marks a time of day as used, which does not change the date: "at 5", "3 pm", "a las cinco". */
    private void useTimeOfDay() {
        for (int i = 0; i < words.size(); i++) {
            int to = WRITTEN_HOUR.matcher(words.get(i)).matches() ? i + 1 : numbers.endOfNumber(words, i);
            int at = i;
            boolean before = days.clock().stream()
                    .anyMatch(phrase -> at >= phrase.size() && words.subList(at - phrase.size(), at).equals(phrase));
            int after = days.clockAfter().stream().filter(phrase -> to + phrase.size() <= words.size()
                    && words.subList(to, to + phrase.size()).equals(phrase)).mapToInt(List::size).max().orElse(0);
            if (to > i && (before || after > 0 || to == i + 1 && WRITTEN_HOUR.matcher(words.get(i)).matches())) {
                tokens.markUsed(before ? i : beginOfHour(i, to), to + after);
            }
        }
    }

    /** Returns where the hour begins in a number after a month, which begins with the day: "December 4, 10 am". */
    private int beginOfHour(int from, int to) {
        int month = from - 1;
        while (month > 0 && days.between().contains(words.get(month))) {
            month--;
        }
        if (month < 0 || tokens.indexOfName(days.months(), words.get(month)) < 0) {
            return from;
        }
        var hours = IntStream.range(from + 1, to)
                .filter(hour -> calendar.dayIn(words.subList(from, hour)).isPresent() && isHour(words.subList(hour, to))).toArray();
        return hours.length == 1 ? hours[0] : from;
    }

    /** Returns whether the words are an hour, with minutes or without: "ten", "ten thirty", "10 05". */
    private boolean isHour(List<String> said) {
        var minutes = said.subList(1, said.size());
        return numbers.parse(said.subList(0, 1)).filter(hour -> hour >= 1 && hour <= HOURS).isPresent()
                && (minutes.isEmpty() || numbers.digitsOf(minutes.getFirst()).length() == 2
                        && numbers.parse(minutes).filter(minute -> minute < MINUTES).isPresent());
    }

    /** Marks the word for day before its number as used: "el día 5" does not count days. */
    private void useDayBeforeNumber() {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (days.day().contains(words.get(i)) && calendar.dayIn(words.subList(i + 1, i + 2)).isPresent() && numberBefore(i) == i) {
                tokens.markUsed(i, i + 1);
            }
        }
    }

    // --- "in three days", "a week from Friday", "dentro de dos semanas", "de hoy en ocho"

    private Optional<LocalDate> relativeDay() {
        for (int i = 1; i < words.size(); i++) {
            int unit = unitDays(words.get(i));
            int from = unit == 0 ? i : numberBefore(i);
            var many = from == i ? Optional.<Long>empty() : days.one().contains(words.get(i - 1)) ? Optional.of(1L)
                    : numbers.parse(words.subList(from, i));
            if (many.isPresent() && many.get() <= MAX_DAYS) {
                tokens.markUsed(from, i + 1);
                boolean fromDay = words.stream().anyMatch(days.from()::contains);
                var base = named();
                return base.isPresent() && !fromDay && !base.get().equals(today) ? Optional.empty()
                        : Optional.of(plus(base.orElse(today), unit, many.get()));
            }
        }
        for (var later : days.later().entrySet()) {
            if (tokens.useAnyPhrase(later.getValue())) {
                return named().map(base -> base.plusDays(later.getKey()));
            }
        }
        return Optional.empty();
    }

    private static LocalDate plus(LocalDate base, int unit, long many) {
        return unit == LAST_DAY ? base.plusMonths(many) : base.plusDays(many * unit);
    }

    /** Returns the number of days in the unit; {@value #LAST_DAY} for a month, 0 for any other word. */
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

    private Optional<DayOfWeek> weekday() {
        for (int i = 0; i < words.size(); i++) {
            int name = tokens.indexOfName(days.weekdays(), words.get(i));
            if (name >= 0) {
                tokens.markUsed(i, i + 1);
                return Optional.of(DayOfWeek.of(name % WEEK + 1));
            }
        }
        return Optional.empty();
    }

    /** Resolves "Friday" to the coming Friday, "next Friday" to next week, "el próximo viernes" to the first one after today. */
    private LocalDate upcoming(DayOfWeek day) {
        return words.stream().anyMatch(days.next()::contains) ? inNextWeek(day)
                : words.stream().anyMatch(days.coming()::contains) ? today.with(TemporalAdjusters.next(day))
                : today.with(TemporalAdjusters.nextOrSame(day));
    }

    private LocalDate inNextWeek(DayOfWeek day) {
        return today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(day));
    }

}
