package org.curbstop.notices;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.springframework.stereotype.Component;

/** Notices that did not arrive, for staff to see, and to send again where we only stopped trying. */
@Component
public final class UndeliveredNotices {

    private final Deliveries deliveries;
    private final Audit audit;
    private final Clock clock;

    UndeliveredNotices(Deliveries deliveries, Audit audit, Clock clock) {
        this.deliveries = deliveries;
        this.audit = audit;
        this.clock = clock;
    }

    /** The latest first. */
    public List<Delivery> list(int limit, Asker staff) {
        staff.mustBeInside();
        return deliveries.undelivered(limit);
    }

    /** False: it was refused for good, or somebody has sent it again already. */
    public boolean sendAgain(String id, Asker staff) {
        staff.mustBeInside();
        Optional<Delivery> found = deliveries.find(id).filter(Delivery::wasGivenUp);
        if (found.isEmpty()) {
            return false;
        }
        audit.record(staff, "notice-sent-again", Optional.empty());
        deliveries.change(id, delivery -> delivery.wasGivenUp() ? delivery.sentAgain(clock.instant()) : delivery);
        return true;
    }
}
