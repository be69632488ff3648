package org.curbstop.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.curbstop.utility.BusinessCalendar;
import org.curbstop.utility.OfficeHours;
import org.curbstop.utility.Utility;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** Computes the time by which staff must have responded to a customer. */
@Component
@EnableConfigurationProperties(CaseDeadlines.CaseProperties.class)
record CaseDeadlines(Utility utility, CaseProperties settings, Clock clock) {

    private static final Duration HAZARD = Duration.ofMinutes(5);
    /** Customers do not wait longer in an open chat window; live chat is offered in office hours only. */
    private static final Duration LIVE_CHAT = Duration.ofMinutes(10);

    /**
     * @param handOff office time until a hand-off is due, such as {@code 2h}
     * @param complaintDays workdays until a complaint is due
     * @param slot length of a callback slot, such as {@code 30m}
     * @param callers number of callbacks per slot
     */
    @ConfigurationProperties("curbstop.cases")
    record CaseProperties(
            @DefaultValue("2h") Duration handOff, @DefaultValue("2") int complaintDays, @DefaultValue("30m") Duration slot,
            @DefaultValue("2") int callers) {}

    Instant now() {
        return clock.instant();
    }

    /** Returns the day of a time where the utility is. */
    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, utility.zone());
    }

    Instant due(HandOffContext.Kind kind) {
        ZonedDateTime now = now().atZone(utility.zone());
        OfficeHours hours = utility.hours();
        return switch (kind) {
            case HAZARD -> now.plus(HAZARD).toInstant(); // the emergency line is staffed day and night
            case LIVE_CHAT -> now.plus(LIVE_CHAT).toInstant();
            case HAND_OFF -> hours.nextOpen(hours.nextOpen(now).plus(settings.handOff())).toInstant();
            case COMPLAINT -> {
                LocalDate day = new BusinessCalendar(utility.hours()).after(now.toLocalDate(), settings.complaintDays());
                yield day.atTime(closing(day)).atZone(utility.zone()).toInstant();
            }
        };
    }

    private LocalTime closing(LocalDate day) {
        var opening = utility.hours().week().get(day.getDayOfWeek());
        return opening == null ? LocalTime.MAX : opening.until();
    }
}
