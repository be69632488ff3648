package org.curbstop.web.time;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.curbstop.arrangements.Arrangements;
import org.curbstop.arrangements.AskingStaff;
import org.curbstop.arrangements.Disconnections;
import org.curbstop.arrangements.Holds;
import org.curbstop.arrangements.Restorations;
import org.curbstop.cases.HandOffs;

/** What these views ask, and the utility's day. */
@org.springframework.stereotype.Component
record TimeToPay(Arrangements arrangements, AskingStaff staff, Disconnections disconnections, Restorations restorations, Holds holds, HandOffs handOffs, Clock clock) {

    LocalDate today() {
        return LocalDate.now(clock);
    }

    ZoneId zone() {
        return clock.getZone();
    }
}
