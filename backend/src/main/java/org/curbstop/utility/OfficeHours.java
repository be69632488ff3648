package org.curbstop.utility;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;
import org.curbstop.common.Language;

/**
 * Hours in which staff answer, in the utility's time zone.
 *
 * @param week opening hours by day; a missing day is closed
 * @param holidays days on which the office is closed, with their names by language
 */
public record OfficeHours(Map<DayOfWeek, Opening> week, Map<LocalDate, Map<Language, String>> holidays) {

    private static final int MAX_DAYS_CLOSED = 60;

    public OfficeHours {
        week = Map.copyOf(week);
        holidays = Map.copyOf(holidays);
    }

    /** Opening hours, closing time exclusive. */
    public record Opening(LocalTime from, LocalTime until) {}

    public boolean isWorkday(LocalDate day) {
        return week.containsKey(day.getDayOfWeek()) && !holidays.containsKey(day);
    }

    public boolean isOpen(ZonedDateTime at) {
        Opening today = week.get(at.getDayOfWeek());
        return isWorkday(at.toLocalDate()) && today != null
                && !at.toLocalTime().isBefore(today.from()) && at.toLocalTime().isBefore(today.until());
    }

    /** Returns the closing time of the day, or {@code open} itself if the office has no hours on it. */
    public ZonedDateTime closing(ZonedDateTime open) {
        Opening today = week.get(open.getDayOfWeek());
        return today == null ? open : open.toLocalDate().atTime(today.until()).atZone(open.getZone());
    }

    /** Returns {@code at} if the office is open, otherwise the next opening time. */
    public ZonedDateTime nextOpen(ZonedDateTime at) {
        if (isOpen(at)) {
            return at;
        }
        for (LocalDate day = at.toLocalDate(); day.isBefore(at.toLocalDate().plusDays(MAX_DAYS_CLOSED)); day = day.plusDays(1)) {
            Opening opening = week.get(day.getDayOfWeek());
            if (opening != null && isWorkday(day) && day.atTime(opening.from()).atZone(at.getZone()).isAfter(at)) {
                return day.atTime(opening.from()).atZone(at.getZone());
            }
        }
        throw new IllegalStateException("utility.yaml leaves no open day within " + MAX_DAYS_CLOSED + " days");
    }
}
