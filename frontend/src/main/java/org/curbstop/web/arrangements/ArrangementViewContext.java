package org.curbstop.web.arrangements;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.disconnection.ServiceReconnection;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.arrangements.plans.ArrangementExceptions;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.cases.HandOffs;

/** Capabilities that the arrangement views use, and the utility's current date. */
@org.springframework.stereotype.Component
record ArrangementViewContext(Arrangements arrangements, ArrangementExceptions exceptions, Disconnections disconnections,
        ServiceReconnection restorations, Holds holds, HandOffs handOffs, Clock clock) {

    LocalDate today() {
        return LocalDate.now(clock);
    }

    ZoneId zone() {
        return clock.getZone();
    }
}
