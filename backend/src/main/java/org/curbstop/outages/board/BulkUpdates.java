package org.curbstop.outages.board;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.outages.Etr;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageAnnouncement;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.StaffOutages;
import org.curbstop.outages.StaffOutages.StaffOutageResult;
import org.curbstop.outages.StaffOutages.StaffOutageResult.StaffOutageRefusal;
import org.curbstop.outages.board.BulkUpdate.BulkPreview;
import org.curbstop.outages.board.BulkUpdate.BulkResult;
import org.curbstop.outages.board.BulkUpdate.BulkStep;
import org.curbstop.outages.tracking.OutageRepository;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/** Applies the same update to many outages in one action, each as {@link StaffOutages#update} would. */
@Component
public final class BulkUpdates {

    /** Maximum number of outages in one action; a whole town takes more than one. */
    public static final int MAX_OUTAGES = 1000;

    private final StaffOutages desk;
    private final OutageRepository repository;
    private final AuditTrail audit;
    private final Clock clock;

    BulkUpdates(StaffOutages desk, OutageRepository repository, AuditTrail audit, Clock clock) {
        this.desk = desk;
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    /** Fields that decide whether two messages have the same words. */
    private record SameWords(OutageAnnouncement.Kind kind, ServiceType service, Optional<Etr> etr) {
        static SameWords of(OutageAnnouncement message) {
            return new SameWords(message.kind(), message.outage().service(), message.etr());
        }
    }

    public BulkPreview preview(Collection<OutageId> ids, BulkUpdate update, Actor staff) {
        List<Outage> open = findOpen(ids, staff);
        Map<SameWords, OutageAnnouncement> messages = new LinkedHashMap<>();
        open.forEach(outage -> desk.preview(outage.id(), update.of(outage), staff).ifPresent(message -> messages.merge(
                SameWords.of(message), message, (one, other) -> new OutageAnnouncement(one.kind(), one.outage(), one.etr(),
                        one.recipients() + other.recipients()))));
        return new BulkPreview(open.size(), repository.countHouseholds(open).values().stream().mapToInt(Integer::intValue).sum(),
                List.copyOf(messages.values()));
    }

    public BulkResult apply(Collection<OutageId> ids, BulkUpdate update, Actor staff) {
        var steps = new ArrayList<BulkStep>();
        Map<StaffOutageRefusal, Integer> refused = new EnumMap<>(StaffOutageRefusal.class);
        int notified = 0;
        for (OutageId id : ids.stream().distinct().limit(MAX_OUTAGES).toList()) {
            Optional<Outage> before = findOpen(List.of(id), staff).stream().findFirst();
            int recipients = before.flatMap(outage -> desk.preview(id, update.of(outage), staff)).map(OutageAnnouncement::recipients)
                    .orElse(0);
            StaffOutageResult result = before.map(outage -> desk.update(id, update.of(outage), staff))
                    .orElseGet(() -> new StaffOutageResult.NotPossible(StaffOutageRefusal.NOT_OUT));
            switch (result) {
                case StaffOutageResult.Done done -> {
                    steps.add(new BulkStep(id, done.outage().version(), before.orElseThrow().cause(), before.orElseThrow().crew()));
                    notified += recipients;
                }
                case StaffOutageResult.NotPossible not -> refused.merge(not.refusal(), 1, Integer::sum);
            }
        }
        return new BulkResult(List.copyOf(steps), notified, Map.copyOf(refused));
    }

    /**
     * Reverts cause and crew of each outage that nobody has changed since. Messages and times already sent stay: an update corrects them.
     *
     * @return number of outages reverted
     */
    public int undo(BulkResult result, Actor staff) {
        int undone = 0;
        for (BulkStep step : staff.mayManageOutages() ? result.steps() : List.<BulkStep>of()) {
            var unchanged = new AtomicBoolean();
            repository.outages.change(step.outage().value(), outage -> {
                unchanged.set(outage.version() == step.version());
                return unchanged.get() ? outage.withCause(step.causeBefore()).withCrew(step.crewBefore()) : outage;
            });
            if (unchanged.get()) {
                undone++;
                audit.record(staff, "outage-update-undone " + step.outage(), Optional.empty());
                repository.changes.insert(OutageChange.step(
                        step.outage(), OutageChange.Kind.UNDONE, staff.workerName(), Optional.empty(), clock.instant()));
            }
        }
        return undone;
    }

    private List<Outage> findOpen(Collection<OutageId> ids, Actor staff) {
        return staff.mayManageOutages()
                ? repository.outages.findAll(ids.stream().distinct().limit(MAX_OUTAGES).map(OutageId::value).toList()).stream()
                .filter(Outage::isOut).toList() : List.of();
    }
}
