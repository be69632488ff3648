package org.curbstop.conversation.understanding;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day as people say it, always the next one that fits: {@code on the 30th}, {@code este viernes}, {@code end of the month}, {@code in two
 * weeks}. What is understood is read back before anything is done with it, so "next Friday" may be settled one way: the one of next week.
 */
final class DateWords {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})[/-](\\d{1,2})(?:[/-](\\d{2}|\\d{4}))?");
    private static final Pattern ORDINAL = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?");

    private final NumberWords numbers;
    private final NumberWords.Calendar calendar;

    DateWords(NumberWords numbers) {
        this.numbers = numbers;
        this.calendar = numbers.calendar();
    }

    Optional<LocalDate> read(List<String> words, LocalDate today) {
        try {
            return relative(words, today)
                    .or(() -> written(words, today))
                    .or(() -> monthAndDay(words, today))
                    .or(() -> later(words, today))
                    .or(() -> weekday(words, today))
                    .or(() -> dayOfMonth(words, today));
        } catch (DateTimeException e) { // February 30th
            return Optional.empty();
        }
    }

    private Optional<LocalDate> relative(List<String> words, LocalDate today) {
        if (calendar.afterTomorrow().in(words)) {
            return Optional.of(today.plusDays(2));
        }
        if (calendar.tomorrow().in(words)) {
            return Optional.of(today.plusDays(1));
        }
        if (calendar.monthEnd().in(words)) {
            return Optional.of(today.with(TemporalAdjusters.lastDayOfMonth()));
        }
        if (calendar.weekEnd().in(words)) {
            return Optional.of(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY)));
        }
        return calendar.today().in(words) ? Optional.of(today) : Optional.empty();
    }

    private static Optional<LocalDate> written(List<String> words, LocalDate today) {
        for (String word : words) {
            Matcher iso = ISO.matcher(word);
            if (iso.matches()) {
                return Optional.of(LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)));
            }
            Matcher slashed = SLASHED.matcher(word);
            if (slashed.matches()) {
                int month = number(slashed, 1);
                int day = number(slashed, 2);
                boolean dayFirst = month > 12; // American order unless it cannot be
                LocalDate thisYear = LocalDate.of(today.getYear(), dayFirst ? day : month, dayFirst ? month : day);
                if (slashed.group(3) == null) {
                    return Optional.of(thisYear.isBefore(today) ? thisYear.plusYears(1) : thisYear);
                }
                int year = number(slashed, 3);
                return Optional.of(thisYear.withYear(year < 100 ? 2000 + year : year));
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDate> monthAndDay(List<String> words, LocalDate today) {
        for (int i = 0; i < words.size(); i++) {
            Integer month = calendar.months().get(words.get(i));
            if (month == null) {
                continue;
            }
            Optional<Integer> day = dayNear(words, i);
            if (day.isPresent()) {
                Optional<Integer> year = words.stream().filter(word -> word.matches("20\\d\\d")).map(Integer::valueOf).findFirst();
                LocalDate date = LocalDate.of(year.orElse(today.getYear()), month, day.get());
                return Optional.of(year.isEmpty() && date.isBefore(today) ? date.plusYears(1) : date);
            }
        }
        return Optional.empty();
    }

    /** The day beside the month's name: {@code november thirtieth}, {@code the 30th of november}, {@code 30 de noviembre}. */
    private Optional<Integer> dayNear(List<String> words, int month) {
        for (int length = 2; length > 0; length--) {
            int end = month + 1 + length;
            if (end <= words.size()) {
                Optional<Integer> after = day(words.subList(month + 1, end));
                if (after.isPresent()) {
                    return after;
                }
            }
        }
        for (int end = month; end > Math.max(0, month - 2); end--) {
            for (int length = 3; length > 0; length--) {
                if (end - length >= 0) {
                    Optional<Integer> before = day(words.subList(end - length, end));
                    if (before.isPresent()) {
                        return before;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** {@code in two weeks}, {@code dentro de 3 días}; also {@code two weeks from now}. */
    private Optional<LocalDate> later(List<String> words, LocalDate today) {
        for (int i = 1; i < words.size(); i++) {
            Optional<Long> count = count(words, i);
            if (count.isPresent() && count.get() <= 366) {
                if (calendar.day().contains(words.get(i))) {
                    return Optional.of(today.plusDays(count.get()));
                }
                if (calendar.week().contains(words.get(i))) {
                    return Optional.of(today.plusWeeks(count.get()));
                }
                if (calendar.month().contains(words.get(i))) {
                    return Optional.of(today.plusMonths(count.get()));
                }
            }
        }
        if (calendar.next().in(words) && contains(words, calendar.week())) {
            return Optional.of(today.plusWeeks(1));
        }
        return calendar.next().in(words) && contains(words, calendar.month()) ? Optional.of(today.plusMonths(1)) : Optional.empty();
    }

    private Optional<Long> count(List<String> words, int before) {
        for (int from = Math.max(0, before - 3); from < before; from++) {
            List<String> part = words.subList(from, before);
            if (part.size() == 1 && (part.getFirst().equals("a") || part.getFirst().equals("an"))) {
                return Optional.of(1L);
            }
            Optional<Long> number = numbers.fillers().contains(part.getFirst()) ? Optional.empty() : numbers.whole(part);
            if (number.isPresent()) {
                return number;
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDate> weekday(List<String> words, LocalDate today) {
        return words.stream().map(calendar.weekdays()::get).filter(java.util.Objects::nonNull).findFirst().map(DayOfWeek::of).map(day -> {
            if (calendar.next().in(words)) {
                return today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(TemporalAdjusters.nextOrSame(day));
            }
            return today.with(TemporalAdjusters.next(day));
        });
    }

    private Optional<LocalDate> dayOfMonth(List<String> words, LocalDate today) {
        for (int from = 0; from < words.size(); from++) {
            for (int length = Math.min(3, words.size() - from); length > 0; length--) {
                Optional<Integer> day = day(words.subList(from, from + length));
                if (day.isPresent()) {
                    LocalDate month = today.withDayOfMonth(1);
                    while (day.get() > month.lengthOfMonth() || month.withDayOfMonth(day.get()).isBefore(today)) {
                        month = month.plusMonths(1);
                    }
                    return Optional.of(month.withDayOfMonth(day.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** A day of a month, in figures or words, plain or ordinal. */
    private Optional<Integer> day(List<String> words) {
        Optional<Integer> day = Optional.empty();
        Matcher figures = ORDINAL.matcher(words.getFirst());
        Integer ordinal = numbers.ordinals().get(words.getLast());
        int tens = words.size() == 2 ? numbers.units().getOrDefault(words.getFirst(), 0) : 0;
        if (words.size() == 1 && figures.matches()) {
            day = Optional.of(number(figures, 1));
        } else if (ordinal != null && (words.size() == 1 || tens >= 20)) {
            day = Optional.of(tens + ordinal);
        } else if (numbers.units().containsKey(words.getFirst()) && !numbers.fillers().contains(words.getLast())) {
            day = numbers.whole(words).map(Long::intValue);
        }
        return day.filter(d -> d >= 1 && d <= 31);
    }

    private static boolean contains(List<String> words, Set<String> any) {
        return words.stream().anyMatch(any::contains);
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
