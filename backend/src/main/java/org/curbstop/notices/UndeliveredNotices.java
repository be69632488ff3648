package org.curbstop.notices;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.notices.delivery.DeliveryRepository;
import org.springframework.stereotype.Component;

/** Lists undelivered notices for staff, and sends those again that we only stopped trying to send. */
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

    /** Lists undelivered notices, latest first. */
    public List<Delivery> list(int limit, Actor staff) {
        staff.requireStaffOrSystem();
        return deliveries.listUndelivered(limit);
    }

    /** Queues a notice for sending again. Returns false if the provider refused it, or somebody has already sent it again. */
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
