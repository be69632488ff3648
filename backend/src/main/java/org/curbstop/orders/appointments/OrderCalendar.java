package org.curbstop.orders.appointments;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.curbstop.orders.rules.OrderRules;
import org.curbstop.utility.BusinessCalendar;
import org.curbstop.utility.Utility;
import org.springframework.stereotype.Component;

/** Calculates the earliest day of an order and its cut-off for changes, in the utility's time zone. */
@Component
public final class OrderCalendar {

    private final BusinessCalendar workdays;
    private final OrderRules.DateRules rules;
    private final Clock clock;

    public OrderCalendar(Utility utility, OrderRules rules, Clock clock) {
        this.workdays = new BusinessCalendar(utility.hours());
        this.rules = rules.days();
        this.clock = clock;
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(clock.getZone());
    }

    public LocalDate today() {
        return now().toLocalDate();
    }

    /**
     * Returns the earliest day without a fee: the configured number of business days after the day on which an order placed now counts as
     * received.
     */
    LocalDate earliestDay() {
        ZonedDateTime now = now();
        LocalDate today = now.toLocalDate();
        boolean inTime = workdays.isWorkday(today) && now.toLocalTime().isBefore(rules.cutOff());
        return workdays.after(inTime ? today : workdays.after(today, 1), rules.ahead());
    }

    /** Returns whether today is still available, for the fee. */
    boolean isSameDayOpen() {
        ZonedDateTime now = now();
        return workdays.isWorkday(now.toLocalDate()) && now.toLocalTime().isBefore(rules.sameDay().until());
    }

    LocalDate latestDay() {
        return today().plusDays(rules.furthest());
    }

    boolean isWorkday(LocalDate day) {
        return workdays.isWorkday(day);
    }

    /** Returns all days between two days, both inclusive. */
    List<LocalDate> daysBetween(LocalDate first, LocalDate last) {
        return first.isAfter(last) ? List.of() : first.datesUntil(last.plusDays(1)).toList();
    }

    /** Returns the cut-off on the last business day before {@code day}, until which its orders can be changed and cancelled. */
    public Instant changeableUntil(LocalDate day) {
        return workdayBefore(day).atTime(rules.cutOff()).atZone(clock.getZone()).toInstant();
    }

    public LocalDate workdayBefore(LocalDate day) {
        return workdays.onOrBefore(day.minusDays(1));
    }

    public Instant startOfDay(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
