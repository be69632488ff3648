package org.curbstop.outages.tracking;

import java.util.List;
import java.util.Optional;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageReport;
import org.curbstop.outages.OutageReportId;
import org.curbstop.outages.board.OutageChange;
import org.curbstop.outages.events.EtrChanged;
import org.curbstop.outages.events.OutageConfirmed;
import org.curbstop.outages.events.OutageRecipient;
import org.curbstop.outages.events.OutageRestored;
import org.curbstop.outages.events.RestorationCorrected;
import org.curbstop.store.DomainEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Turns an announcement into events with its recipients, a few hundred at a time. If one event is refused all are delivered again, so
 * listeners deduplicate by outage, report and kind.
 */
@Component
public final class AnnouncementFanOut {

    private static final int PART = 200;

    private final OutageRepository repository;
    private final ApplicationEventPublisher events;

    public AnnouncementFanOut(OutageRepository repository, ApplicationEventPublisher events) {
        this.repository = repository;
        this.events = events;
    }

    @EventListener
    public void publishAnnouncements(AnnouncementRequested published) {
        Outage outage = repository.findCurrent(published.outage()).orElseThrow();
        int all = 0;
        for (OutageId id : OutageRepository.allIds(outage).toList()) {
            Optional<OutageReportId> last = Optional.empty();
            List<OutageReport> part;
            do {
                part = repository.reportsAfter(id, last, PART);
                List<OutageRecipient> recipients = part.stream().flatMap(report -> recipient(report).stream()).toList();
                if (!recipients.isEmpty()) {
                    events.publishEvent(event(published, outage, recipients));
                    all += recipients.size();
                }
                last = part.isEmpty() ? last : Optional.of(part.getLast().id());
            } while (part.size() == PART);
        }
        // Already present on redelivery.
        repository.changes.insert(OutageChange.message(outage.id(), published.what(), published.number(), all, published.at()));
    }

    static Optional<OutageRecipient> recipient(OutageReport report) {
        return report.backOn() == OutageReport.RestorationAnswer.YES
                ? Optional.empty() // has answered that service is back: not asked again
                : report.callback().map(phone -> new OutageRecipient(report.id(), phone, report.language(), report.place(),
                        Optional.of(report.channel())));
    }

    private static DomainEvent event(AnnouncementRequested event, Outage outage, List<OutageRecipient> recipients) {
        return switch (event.what()) {
            case KNOWN -> new OutageConfirmed(outage.id(), outage.service(), outage.cause(), event.etr(), event.at(), recipients);
            case ETR -> new EtrChanged(outage.id(), outage.service(), event.number(), event.etr().orElseThrow(), recipients);
            case RESTORED -> new OutageRestored(outage.id(), outage.service(), event.at(), recipients);
            case STILL_OUT -> new RestorationCorrected(outage.id(), outage.service(), event.etr(), event.at(), recipients);
        };
    }
}
