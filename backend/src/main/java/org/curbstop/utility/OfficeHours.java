package org.curbstop.utility;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import org.curbstop.common.Language;

/**
 * When a person answers, in the utility's own zone.
 *
 * @param week opening times by day; a day that is missing is closed
 * @param holidays closed all day, with the name of the day in each language
 */
public record OfficeHours(Map<DayOfWeek, Opening> week, Map<LocalDate, Map<Language, String>> holidays) {

    private static final int MOST_DAYS_CLOSED = 60;

    public OfficeHours {
        week = Map.copyOf(week);
        holidays = Map.copyOf(holidays);
    }

    /** From opening, inclusive, to closing, exclusive. */
    public record Opening(LocalTime from, LocalTime until) {}

    public boolean isWorkday(LocalDate day) {
        return week.containsKey(day.getDayOfWeek()) && !holidays.containsKey(day);
    }

    public boolean isOpen(ZonedDateTime at) {
        Opening today = week.get(at.getDayOfWeek());
        return isWorkday(at.toLocalDate()) && today != null
                && !at.toLocalTime().isBefore(today.from()) && at.toLocalTime().isBefore(today.until());
    }

    /** When the office closes on that day, if it is open then. */
    public ZonedDateTime closing(ZonedDateTime open) {
        Opening today = week.get(open.getDayOfWeek());
        return today == null ? open : open.toLocalDate().atTime(today.until()).atZone(open.getZone());
    }

    /** {@code at} itself when open, otherwise the next moment that somebody answers. */
    public ZonedDateTime nextOpen(ZonedDateTime at) {
        if (isOpen(at)) {
            return at;
        }
        for (LocalDate day = at.toLocalDate(); day.isBefore(at.toLocalDate().plusDays(MOST_DAYS_CLOSED)); day = day.plusDays(1)) {
            Opening opening = week.get(day.getDayOfWeek());
            if (opening != null && isWorkday(day) && day.atTime(opening.from()).atZone(at.getZone()).isAfter(at)) {
                return day.atTime(opening.from()).atZone(at.getZone());
            }
        }
        throw new IllegalStateException("utility.yaml leaves no open day within " + MOST_DAYS_CLOSED + " days");
    }
}
