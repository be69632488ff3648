package org.curbstop.notices;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.notices.delivery.DeliveryRepository;
import org.springframework.stereotype.Component;

/** Notices that did not arrive, for staff to see, and to send again where we only stopped trying. */
@Component
public final class UndeliveredNotices {

    private final DeliveryRepository deliveries;
    private final AuditTrail audit;
    private final Clock clock;

    public UndeliveredNotices(DeliveryRepository deliveries, AuditTrail audit, Clock clock) {
        this.deliveries = deliveries;
        this.audit = audit;
        this.clock = clock;
    }

    /** The latest first. */
    public List<Delivery> list(int limit, Actor staff) {
        staff.requireStaffOrSystem();
        return deliveries.listUndelivered(limit);
    }

    /** False: it was refused for good, or somebody has sent it again already. */
    public boolean sendAgain(String id, Actor staff) {
        staff.requireStaffOrSystem();
        Optional<Delivery> found = deliveries.find(id).filter(Delivery::isGivenUp);
        if (found.isEmpty()) {
            return false;
        }
        audit.record(staff, "notice-sent-again", Optional.empty());
        deliveries.update(id, delivery -> delivery.isGivenUp() ? delivery.requeued(clock.instant()) : delivery);
        return true;
    }
}
