package org.curbstop.outages;

import java.util.List;
import java.util.Optional;
import org.curbstop.store.Event;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Turns "tell all who reported" into events that carry them, a few hundred at a time. When one part is refused all come again, so
 * listeners go by outage, report and kind.
 */
@Component
final class TellingReporters {

    private static final int PART = 200;

    private final OutageStore store;
    private final ApplicationEventPublisher events;

    TellingReporters(OutageStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    @EventListener
    void tell(FanOut told) {
        Outage outage = store.standing(told.outage()).orElseThrow();
        OutageStore.ids(outage).toList().forEach(id -> {
            Optional<ReportId> last = Optional.empty();
            List<Report> part;
            do {
                part = store.reportsAfter(id, last, PART);
                List<Recipient> recipients = part.stream().flatMap(report -> recipient(report).stream()).toList();
                if (!recipients.isEmpty()) {
                    events.publishEvent(event(told, outage, recipients));
                }
                last = part.isEmpty() ? last : Optional.of(part.getLast().id());
            } while (part.size() == PART);
        });
    }

    static Optional<Recipient> recipient(Report report) {
        return report.backOn() == Report.BackOn.YES
                ? Optional.empty() // has said that it is back: not asked again
                : report.callback().map(phone -> new Recipient(report.id(), phone, report.language(), report.place()));
    }

    private static Event event(FanOut told, Outage outage, List<Recipient> recipients) {
        return switch (told.what()) {
            case KNOWN -> new OutageKnown(outage.id(), outage.service(), outage.cause(), told.etr(), told.at(), recipients);
            case ETR -> new EtrChanged(outage.id(), outage.service(), told.number(), told.etr().orElseThrow(), recipients);
            case RESTORED -> new ServiceRestored(outage.id(), outage.service(), told.at(), recipients);
            case STILL_OUT -> new RestorationCorrected(outage.id(), outage.service(), told.etr(), told.at(), recipients);
        };
    }
}
