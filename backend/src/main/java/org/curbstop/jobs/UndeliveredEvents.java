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

/** Events that a listener refused again and again: for staff to see, and to have delivered again when the cause is fixed. */
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

    /** @param event its stored name @param refusal what the part that refused it said */
    public record UndeliveredEvent(String id, String event, String refusal, Instant since) {}

    /** A thousand at most. */
    public List<UndeliveredEvent> list(Actor staff) {
        staff.requireStaffOrSystem();
        return database.deadLetters().list().stream()
                .map(each -> new UndeliveredEvent(each.id(), each.event(), each.refusal(), each.since())).toList();
    }

    /** False: somebody has done it already. */
    public boolean redeliver(String id, Actor staff) {
        staff.requireStaffOrSystem();
        audit.record(staff, "event-delivered-again", Optional.empty());
        return database.deadLetters().redeliver(id);
    }
}
