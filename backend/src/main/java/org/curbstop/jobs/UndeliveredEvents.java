package org.curbstop.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.curbstop.store.Store;
import org.springframework.stereotype.Component;

/** Events that some part of the application refused again and again: for staff to see, and to have delivered again when that is mended. */
@Component
public final class UndeliveredEvents {

    private final Store store;
    private final Audit audit;

    UndeliveredEvents(Store store, Audit audit) {
        this.store = store;
        this.audit = audit;
        Gauge.builder("curbstop.outbox.undelivered", store, each -> each.undelivered().list().size())
                .description("events that were given up and wait for a person")
                .register(Metrics.globalRegistry);
    }

    /** @param event its stored name @param refusal what the part that refused it said */
    public record UndeliveredEvent(String id, String event, String refusal, Instant since) {}

    /** A thousand at most. */
    public List<UndeliveredEvent> list(Asker staff) {
        staff.mustBeInside();
        return store.undelivered().list().stream().map(each -> new UndeliveredEvent(each.id(), each.event(), each.refusal(), each.since())).toList();
    }

    /** False: somebody has done it already. */
    public boolean deliverAgain(String id, Asker staff) {
        staff.mustBeInside();
        audit.record(staff, "event-delivered-again", Optional.empty());
        return store.undelivered().deliverAgain(id);
    }
}
