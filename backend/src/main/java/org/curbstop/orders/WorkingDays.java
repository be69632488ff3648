package org.curbstop.orders;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.curbstop.utility.OfficeHours;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** From which day on something can be done, and until when it can be changed, in the utility's own zone. */
@Component
final class WorkingDays {

    private final OfficeHours hours;
    private final OrderRules.Days rules;
    private final Clock clock;

    WorkingDays(Utility utility, OrderRules rules, Clock clock) {
        this.hours = utility.hours();
        this.rules = rules.days();
        this.clock = clock;
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(clock.getZone());
    }

    LocalDate today() {
        return now().toLocalDate();
    }

    /** The earliest day without a fee: so many working days after the day on which an order of now counts as in. */
    LocalDate earliest() {
        ZonedDateTime now = now();
        LocalDate today = now.toLocalDate();
        boolean inTime = hours.isWorkday(today) && now.toLocalTime().isBefore(rules.cutOff());
        LocalDate day = inTime ? today : hours.workdayOnOrAfter(today.plusDays(1));
        for (int i = 0; i < rules.ahead(); i++) {
            day = hours.workdayOnOrAfter(day.plusDays(1));
        }
        return day;
    }

    /** Whether the very day can still be had, for the fee. */
    boolean isSameDayOpen() {
        ZonedDateTime now = now();
        return hours.isWorkday(now.toLocalDate()) && now.toLocalTime().isBefore(rules.sameDay().until());
    }

    LocalDate furthest() {
        return today().plusDays(rules.furthest());
    }

    boolean isWorkday(LocalDate day) {
        return hours.isWorkday(day);
    }

    /** All days from the one to the other, both included. */
    List<LocalDate> from(LocalDate first, LocalDate last) {
        return first.isAfter(last) ? List.of() : first.datesUntil(last.plusDays(1)).toList();
    }

    /** The cut-off on the last working day before {@code day}: until then what is ordered for it can be changed and cancelled. */
    Instant changeableUntil(LocalDate day) {
        return dayBefore(day).atTime(rules.cutOff()).atZone(clock.getZone()).toInstant();
    }

    LocalDate dayBefore(LocalDate day) {
        LocalDate before = day.minusDays(1);
        while (!hours.isWorkday(before)) {
            before = before.minusDays(1);
        }
        return before;
    }

    Instant beginning(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
