package org.curbstop.cis.webhooks;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.AuditTrail;
import org.curbstop.cis.webhooks.WebhookDelivery.WebhookState;
import org.curbstop.common.Actor;
import org.springframework.stereotype.Component;

/** Staff functions for webhook messages that could not be delivered. */
@Component
public final class StaffWebhooks {

    private static final int MAX_COUNTED = 1_000;

    private final WebhookRepository repository;
    private final AuditTrail audit;
    private final Clock clock;

    StaffWebhooks(WebhookRepository repository, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
        Gauge.builder("curbstop.webhooks.given.up", repository, each -> each.listGivenUp(MAX_COUNTED).size())
                .description("messages to other systems that were given up, a thousand at most").register(Metrics.globalRegistry);
    }

    /** Returns abandoned deliveries, oldest first. */
    public List<WebhookDelivery> listGivenUp(int limit, Actor staff) {
        staff.requireStaffOrSystem();
        return repository.listGivenUp(limit);
    }

    /** Returns false if it is no longer given up. */
    public boolean sendAgain(String id, Actor staff) {
        staff.requireStaffOrSystem();
        Optional<WebhookDelivery> givenUp = repository.find(id).filter(each -> each.state() == WebhookState.GIVEN_UP);
        if (givenUp.isEmpty() || !repository.replace(givenUp.get().again(clock.instant()))) {
            return false;
        }
        audit.record(staff, "webhook-sent-again " + id, Optional.empty());
        return true;
    }
}
