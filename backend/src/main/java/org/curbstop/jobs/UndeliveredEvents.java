package org.curbstop.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.store.Database;
import org.springframework.stereotype.Component;

/** Events that a listener refused repeatedly. Staff can see them and redeliver them once the cause is fixed. */
@Component
public final class UndeliveredEvents {

    private final Database database;
    private final AuditTrail audit;

    UndeliveredEvents(Database database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
        Gauge.builder("curbstop.outbox.undelivered", database, each -> each.deadLetters().list().size())
                .description("events that were given up and wait for a person")
                .register(Metrics.globalRegistry);
    }

    /**
     * @param event stored name of the event
     * @param refusal message of the listener's failure
     */
    public record UndeliveredEvent(String id, String event, String refusal, Instant since) {}

    /** Returns at most 1,000 events. */
    public List<UndeliveredEvent> list(Actor staff) {
        staff.requireStaffOrSystem();
        return database.deadLetters().list().stream()
                .map(each -> new UndeliveredEvent(each.id(), each.event(), each.refusal(), each.since())).toList();
    }

    /** Returns false if the event was already redelivered. */
    public boolean redeliver(String id, Actor staff) {
        staff.requireStaffOrSystem();
        audit.record(staff, "event-delivered-again", Optional.empty());
        return database.deadLetters().redeliver(id);
    }
}
