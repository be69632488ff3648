package org.curbstop.orders.appointments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.curbstop.orders.rules.OrderRulesReader;
import org.curbstop.policies.PolicyPack;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderCalendarTest {

    private final MovableClock clock = SampleUtility.clock();
    private final OrderCalendar days = new OrderCalendar(SampleUtility.millbrook(),
            OrderRulesReader.read(PolicyPack.named("millbrook").file("orders"), SampleUtility.millbrook().services(),
                    SampleUtility.millbrook().currency()),
            clock);

    private void at(String local) {
        clock.set(LocalDateTime.parse(local).atZone(clock.getZone()).toInstant());
    }

    @ParameterizedTest(name = "received at {0}: earliest {1} ({2})")
    @CsvSource({
        "2026-11-23T00:00, 2026-11-24, the first minute of a Monday",
        "2026-11-23T14:59, 2026-11-24, a minute before the cut-off",
        "2026-11-23T15:00, 2026-11-25, the cut-off itself",
        "2026-11-23T23:59, 2026-11-25, late in the evening",
        "2026-11-25T14:59, 2026-11-27, Thanksgiving lies between",
        "2026-11-25T15:00, 2026-11-30, Thanksgiving and a weekend",
        "2026-11-26T09:00, 2026-11-30, on Thanksgiving: in on Friday",
        "2026-11-27T15:00, 2026-12-01, a Friday after the cut-off: in on Monday",
        "2026-11-28T09:00, 2026-12-01, a Saturday",
        "2026-11-22T09:30, 2026-11-24, a Sunday",
        "2026-12-31T14:59, 2027-01-04, over New Year and a weekend",
        "2026-12-31T15:00, 2027-01-05, the same after the cut-off",
        "2028-02-28T14:59, 2028-02-29, a leap day is a day",
        "2028-02-29T15:00, 2028-03-02, from a leap day on",
        "2027-02-26T15:00, 2027-03-02, no leap day in 2027",
        "2026-03-08T01:59, 2026-03-10, the night on which an hour is left out",
        "2026-03-08T03:00, 2026-03-10, the hour after it",
        "2026-11-01T23:59, 2026-11-03, the night with an hour twice",
        "2027-03-12T14:59, 2027-03-15, over the weekend of the change",
    })
    void the_earliest_day_is_the_business_day_after_receipt(String in, LocalDate earliest, String why) {
        at(in);
        assertThat(days.earliestDay()).as(why).isEqualTo(earliest);
    }

    @ParameterizedTest
    @CsvSource({
        // The hour from one to two occurs twice that night; the day is the same either way.
        "2026-11-01T08:30:00Z, 2026-11-03", "2026-11-01T09:30:00Z, 2026-11-03",
        // The cut-off is local time: 15:00 is 22:00 UTC in summer and 23:00 UTC in winter.
            "2026-10-30T21:59:59Z, 2026-11-02", "2026-10-30T22:00:00Z, 2026-11-03", "2026-11-02T22:00:00Z, 2026-11-03",
            "2026-11-02T23:00:00Z, 2026-11-04",
    })
    void local_time_decides(Instant in, LocalDate earliest) {
        clock.set(in);
        assertThat(days.earliestDay()).isEqualTo(earliest);
    }

    @ParameterizedTest(name = "at {0} same-day service is available: {1}")
    @CsvSource({"2026-11-23T00:00, true", "2026-11-23T10:59, true", "2026-11-23T11:00, false", "2026-11-22T09:00, false",
            "2026-11-26T09:00, false"})
    void same_day_service_is_available_on_business_days_until_eleven(String in, boolean open) {
        at(in);
        assertThat(days.isSameDayOpen()).isEqualTo(open);
    }

    @ParameterizedTest(name = "for {0} until {1}")
    @CsvSource({
        "2026-11-24, 2026-11-23T15:00", "2026-11-30, 2026-11-27T15:00", "2026-11-27, 2026-11-25T15:00", "2026-11-28, 2026-11-27T15:00",
        "2027-01-04, 2026-12-31T15:00", "2028-03-01, 2028-02-29T15:00", "2026-11-02, 2026-10-30T15:00",
    })
    void an_order_can_be_changed_until_the_previous_business_days_cut_off(LocalDate day, LocalDateTime until) {
        assertThat(days.changeableUntil(day)).isEqualTo(until.atZone(clock.getZone()).toInstant());
    }

    @ParameterizedTest
    @CsvSource({"2026-03-08, 8", "2026-11-01, 7", "2026-11-02, 8"})
    void a_day_begins_at_midnight_local_time(LocalDate day, int utcHour) {
        assertThat(days.startOfDay(day).atOffset(ZoneOffset.UTC).getHour()).isEqualTo(utcHour);
    }
}
