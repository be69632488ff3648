package org.curbstop.web.orders;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.PremiseId;
import org.curbstop.orders.AppointmentSlot;
import org.curbstop.orders.Orders;
import org.curbstop.orders.appointments.Appointments;
import org.curbstop.orders.deposits.PayingADeposit;
import org.curbstop.orders.premises.FindingAPremise;
import org.curbstop.web.components.I18n;
import org.springframework.stereotype.Component;

/** Capabilities that the order views use. */
@Component
record OrderViewContext(Orders orders, Accounts accounts, FindingAPremise premises, Appointments appointments, PayingADeposit deposits,
        Clock clock) {

    LocalDate today() {
        return LocalDate.now(clock);
    }

    String street(PremiseId place) {
        return premises.findById(place).map(found -> found.premise().address().street()).orElse("");
    }

    /** Formats the time until which a customer can change an order whose first day is this one; empty if that has passed. */
    Optional<String> changeableUntil(LocalDate firstDay) {
        return orders.changeableUntil(firstDay).map(until -> I18n.dateTime(until, clock.getZone()));
    }

    /** Formats a visit window: Tuesday, November 24, 2026, from 8:00 to 12:00. */
    String windowText(AppointmentSlot slot) {
        var window = appointments.timeRange(slot);
        return I18n.text("service.window", I18n.date(slot.day()), I18n.formats().time(window.from().atZone(clock.getZone())),
                I18n.formats().time(window.until().atZone(clock.getZone())));
    }
}
