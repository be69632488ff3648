package org.curbstop.web.service;

import java.time.Clock;
import java.time.LocalDate;
import org.curbstop.common.PremiseId;
import org.curbstop.orders.Appointments;
import org.curbstop.orders.FindingAPremise;
import org.curbstop.orders.Orders;
import org.curbstop.orders.PayingADeposit;
import org.curbstop.orders.Slot;
import org.curbstop.web.components.Say;
import org.springframework.stereotype.Component;

/** What the views of service ask. */
@Component
record Ordering(Orders orders, FindingAPremise finding, Appointments appointments, PayingADeposit deposits, Clock clock) {

    LocalDate today() {
        return LocalDate.now(clock);
    }

    String street(PremiseId place) {
        return finding.at(place).map(found -> found.premise().address().street()).orElse("");
    }

    /** Tuesday, November 24, 2026, from 8:00 to 12:00. */
    String window(Slot slot) {
        var window = appointments.window(slot);
        return Say.words("service.window", Say.date(slot.day()), Say.hour(window.from(), clock.getZone()), Say.hour(window.until(), clock.getZone()));
    }
}
