package org.curbstop.outages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.Actor;
import org.curbstop.outages.board.OutageChange;
import org.curbstop.outages.board.OutagePart;
import org.curbstop.outages.tracking.AnnouncementRequested;
import org.curbstop.outages.tracking.OutageGrouping;
import org.curbstop.outages.tracking.OutageRepository;
import org.curbstop.outages.tracking.PartialRestoration;
import org.curbstop.store.DuplicateKeyException;
import org.curbstop.store.OutboxMessage;
import org.springframework.stereotype.Component;

/**
 * Operations on outages for outage staff. Each action is audited under the name of the person; what customers must know is sent to all who
 * reported.
 */
@Component
public final class StaffOutages {

    /** A time further ahead is a typing error. */
    private static final Duration MAX_ESTIMATE_AHEAD = Duration.ofDays(14);

    private final OutageRepository repository;
    private final OutageGrouping outageGrouping;
    private final PartialRestoration parts;
    private final AuditTrail audit;
    private final Clock clock;

    StaffOutages(OutageRepository repository, OutageGrouping grouping, PartialRestoration parts, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.outageGrouping = grouping;
        this.parts = parts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Result of an action. */
    public sealed interface StaffOutageResult {
        record Done(Outage outage) implements StaffOutageResult {}

        record NotPossible(StaffOutageRefusal refusal) implements StaffOutageResult {}

        enum StaffOutageRefusal {
            NO_SUCH_OUTAGE, NOT_OUT, NOT_RESTORED, TIME_IS_PAST, TIME_TOO_FAR, RANGE_REVERSED, ANOTHER_SERVICE, THE_SAME_OUTAGE,
            NO_SUCH_REPORT, NOT_CONFIRMED, NO_SUCH_PART
        }
    }

    public StaffOutageResult confirm(OutageId id, Actor staff) {
        return applyAndConfirm(id, staff, "outage-confirmed", OutageChange.Kind.CONFIRMED, now -> now);
    }

    /** Updates cause, crew and time in one action, so that customers are notified once. */
    public StaffOutageResult update(OutageId id, OutageUpdate update, Actor staff) {
        return findRefusal(update).<StaffOutageResult>map(StaffOutageResult.NotPossible::new)
                .orElseGet(() -> applyAndConfirm(id, staff, "outage-update " + update.cause() + " " + update.crew(),
                        OutageChange.Kind.UPDATED, now -> withUpdate(now, update, staff)));
    }

    private Optional<StaffOutageResult.StaffOutageRefusal> findRefusal(OutageUpdate update) {
        Instant now = clock.instant();
        return update.etr().flatMap(OutageUpdate.EtrUpdate::back).flatMap(back ->
                !back.isAfter(now) ? Optional.of(StaffOutageResult.StaffOutageRefusal.TIME_IS_PAST)
                        : back.isAfter(now.plus(MAX_ESTIMATE_AHEAD)) ? Optional.of(StaffOutageResult.StaffOutageRefusal.TIME_TOO_FAR)
                        : update.etr().flatMap(OutageUpdate.EtrUpdate::earliest).filter(from -> !from.isBefore(back))
                                .map(from -> StaffOutageResult.StaffOutageRefusal.RANGE_REVERSED));
    }

    private Outage withUpdate(Outage now, OutageUpdate update, Actor staff) {
        Outage changed = now.withCause(update.cause()).withCrew(update.crew());
        return update.etr()
                .filter(etr -> now.etr().filter(said -> said.isSameEstimate(etr)).isEmpty())
                .map(etr -> changed.withEtr(new Etr(
                        etr.back(), etr.earliest(), etr.source(), clock.instant(), staff.workerName().orElse("system"))))
                .orElse(changed);
    }

    /** Returns what {@link #update} would send to customers; empty if nothing, or if it is refused. */
    public Optional<OutageAnnouncement> preview(OutageId id, OutageUpdate update, Actor staff) {
        return findCurrent(id, staff).filter(now -> findRefusal(update).isEmpty()).flatMap(now ->
                announcement(now, withUpdate(now, update, staff)).map(kind -> announcement(kind, withUpdate(now, update, staff))));
    }

    /** Returns what {@link #restore} or {@link #reopen} would send to customers. */
    public Optional<OutageAnnouncement> preview(OutageId id, OutageAnnouncement.Kind kind, Actor staff) {
        return findCurrent(id, staff).map(now -> announcement(kind, now));
    }

    private OutageAnnouncement announcement(OutageAnnouncement.Kind kind, Outage outage) {
        return new OutageAnnouncement(kind, outage, outage.etr(), repository.countRecipients(outage));
    }

    private static Optional<OutageAnnouncement.Kind> announcement(Outage before, Outage after) {
        if (!before.isOut()) {
            return Optional.empty();
        }
        return before.state() instanceof OutageState.Suspected
                ? Optional.of(OutageAnnouncement.Kind.KNOWN)
                : Optional.of(OutageAnnouncement.Kind.ETR).filter(etr -> after.etrs().size() > before.etrs().size());
    }

    /** Lists the parts that can be restored while the rest stays out; none if the network is not known. */
    public List<OutagePart> listParts(OutageId id, Actor staff) {
        return findCurrent(id, staff).filter(Outage::isOut).map(parts::listParts).orElse(List.of());
    }

    /** Returns what {@link #restorePart} would send to customers below the part. */
    public Optional<OutageAnnouncement> previewPart(OutageId id, OutagePart part, Actor staff) {
        return findCurrent(id, staff).map(now -> new OutageAnnouncement(OutageAnnouncement.Kind.RESTORED, now, Optional.empty(),
                part.recipients()));
    }

    /**
     * Restores one device below the outage: customers there are notified and asked whether they have service, the rest stays out. To undo
     * it, {@link #reopen} the part.
     *
     * @return the restored part, an outage of its own
     */
    public StaffOutageResult restorePart(OutageId id, String device, Actor staff) {
        Optional<Outage> whole = findCurrent(id, staff);
        if (whole.isEmpty()) {
            return new StaffOutageResult.NotPossible(StaffOutageResult.StaffOutageRefusal.NO_SUCH_OUTAGE);
        }
        if (!(whole.get().state() instanceof OutageState.Confirmed)) {
            return new StaffOutageResult.NotPossible(StaffOutageResult.StaffOutageRefusal.NOT_CONFIRMED);
        }
        Optional<Outage> part = parts.restore(whole.get().id(), device, clock.instant());
        part.ifPresent(done -> {
            audit.record(staff, "outage-part-restored " + done.id() + " of " + whole.get().id(), Optional.empty());
            recordStep(whole.get().id(), OutageChange.Kind.PART_RESTORED, staff, Optional.of(done.id()));
        });
        return part.<StaffOutageResult>map(StaffOutageResult.Done::new)
                .orElseGet(() -> new StaffOutageResult.NotPossible(StaffOutageResult.StaffOutageRefusal.NO_SUCH_PART));
    }

    /** Lists the actions on an outage and the messages about it, newest first. */
    public List<OutageChange> listChanges(OutageId id, int limit, Actor staff) {
        return findCurrent(id, staff).map(outage -> repository.listChanges(outage.id(), limit)).orElse(List.of());
    }

    private void recordStep(OutageId outage, OutageChange.Kind kind, Actor staff, Optional<OutageId> other) {
        repository.changes.insert(OutageChange.step(outage, kind, staff.workerName(), other, clock.instant()));
    }

    /** Restores an outage: all who reported are notified and asked whether they have service. */
    public StaffOutageResult restore(OutageId id, Actor staff) {
        return apply(id, staff, "outage-restored", OutageChange.Kind.RESTORED, StaffOutageResult.StaffOutageRefusal.NOT_OUT, (outage, at) ->
                OutageState.next(outage.state(), new OutageState.OutageEvent.ServiceBack(at))
                        .map(state -> withAnnouncement(outage.withState(state).withCrew(CrewStatus.DONE), OutageAnnouncement.Kind.RESTORED,
                                at)));
    }

    /**
     * Reopens an outage that is out after all: those who were notified of the restoration get a correction. Those who answered no belong to
     * it again, as do new reports; a device below which enough answered yes stays restored.
     */
    public StaffOutageResult reopen(OutageId id, Actor staff) {
        StaffOutageResult answer = apply(id, staff, "outage-out-again", OutageChange.Kind.OUT_AGAIN,
                StaffOutageResult.StaffOutageRefusal.NOT_RESTORED, (outage, at) ->
                OutageState.next(outage.state(), new OutageState.OutageEvent.OutAgain(at))
                        .map(state -> withAnnouncement(outage.withState(state), OutageAnnouncement.Kind.STILL_OUT, at)));
        if (!(answer instanceof StaffOutageResult.Done done)) {
            return answer;
        }
        parts.reopen(done.outage());
        Outage again = regather(done.outage());
        parts.restoreByEvidence(again.id(), clock.instant());
        return new StaffOutageResult.Done(repository.findCurrent(again.id()).orElse(again));
    }

    /** Merges what was opened in its place since it was restored: the part that never came back, and newer reports there. */
    private Outage regather(Outage again) {
        Outage.OutageKeys keys = outageGrouping.keys(again);
        Stream.concat(repository.listOpenNestedIn(again.id()).stream(), keys.one().flatMap(repository::findOpenByKey).stream())
                .filter(other -> !other.id().equals(again.id()))
                .distinct()
                .forEach(part -> outageGrouping.merge(again, part));
        try {
            return repository.outages.change(again.id().value(), now -> now.isOut() && !now.keys().equals(keys) ? now.withKeys(keys) : now);
        } catch (DuplicateKeyException e) {
            return repository.findCurrent(again.id()).orElseThrow(); // a report opened another one concurrently: staff merge the two
        }
    }

    /** Merges two outages that are one: the older represents both from now on. */
    public StaffOutageResult merge(OutageId one, OutageId other, Actor staff) {
        Optional<Outage> first = findCurrent(one, staff);
        Optional<Outage> second = findCurrent(other, staff);
        if (first.isEmpty() || second.isEmpty()) {
            return new StaffOutageResult.NotPossible(StaffOutageResult.StaffOutageRefusal.NO_SUCH_OUTAGE);
        }
        if (first.get().id().equals(second.get().id())) {
            return new StaffOutageResult.NotPossible(StaffOutageResult.StaffOutageRefusal.THE_SAME_OUTAGE);
        }
        if (first.get().service() != second.get().service()) {
            return new StaffOutageResult.NotPossible(StaffOutageResult.StaffOutageRefusal.ANOTHER_SERVICE);
        }
        boolean firstIsOlder = OutageGrouping.isOlder(first.get(), second.get());
        Outage whole = firstIsOlder ? first.get() : second.get();
        Outage part = firstIsOlder ? second.get() : first.get();
        Optional<Outage> merged = part.isOut() ? outageGrouping.merge(whole, part) : Optional.empty();
        merged.ifPresent(done -> {
            outageGrouping.checkCorroboration(done, List.of(whole, part));
            announceToUninformed(whole, done);
            audit.record(staff, "outage-merged " + part.id() + " into " + whole.id(), Optional.empty());
            recordStep(whole.id(), OutageChange.Kind.MERGED, staff, Optional.of(part.id()));
        });
        return merged.<StaffOutageResult>map(StaffOutageResult.Done::new)
                .orElseGet(() -> new StaffOutageResult.NotPossible(StaffOutageResult.StaffOutageRefusal.NOT_OUT));
    }

    /**
     * Tells those who reported the older outage what was already said of the younger one: the next announcement may never come. The others
     * get it once more.
     */
    private void announceToUninformed(Outage before, Outage done) {
        if (before.state() instanceof OutageState.Suspected && done.state() instanceof OutageState.Confirmed && done.etr().isPresent()) {
            repository.outages.change(done.id().value(), now -> now.isOut() && now.etr().isPresent()
                    ? withAnnouncement(now, OutageAnnouncement.Kind.ETR, clock.instant()) : now);
        }
    }

    /** Splits off reports that are about something else; returns their new outage. */
    public StaffOutageResult split(OutageId id, Set<OutageReportId> reports, Actor staff) {
        Optional<Outage> from = findCurrent(id, staff);
        if (from.isEmpty()) {
            return new StaffOutageResult.NotPossible(StaffOutageResult.StaffOutageRefusal.NO_SUCH_OUTAGE);
        }
        List<OutageReport> moving = repository.reports.findAll(reports.stream().map(OutageReportId::value).toList()).stream()
                .filter(report -> OutageRepository.allIds(from.get()).anyMatch(report.outage()::equals))
                .toList();
        if (moving.isEmpty()) {
            return new StaffOutageResult.NotPossible(StaffOutageResult.StaffOutageRefusal.NO_SUCH_REPORT);
        }
        Outage apart = Outage.suspected(
                OutageId.create(), from.get().service(), new OutageScope.Described(moving.getFirst().place().orElse("?")),
                Outage.OutageKeys.NONE,
                Optional.of(from.get().id()), clock.instant());
        repository.outages.insert(apart);
        for (OutageReport report : moving) {
            if (report.isFirstOfHousehold()) {
                repository.countMovedAway(report.outage());
                repository.countReport(apart.id());
            }
            repository.reports.change(report.id().value(), now -> now.withOutage(apart.id(),
                    apart.id().value() + report.subject().substring(report.subject().indexOf(OutageReport.SEPARATOR))));
        }
        audit.record(staff, "outage-split " + from.get().id() + " to " + apart.id(), Optional.empty());
        recordStep(from.get().id(), OutageChange.Kind.SPLIT, staff, Optional.of(apart.id()));
        return new StaffOutageResult.Done(apart);
    }

    /** Lists who reported, oldest first within each part. Contains names and numbers, so the access is audited. */
    public List<OutageReport> reports(OutageId id, Optional<OutageReportId> seen, int limit, Actor staff) {
        boolean may = staff.mayManageOutages();
        audit.record(staff, (may ? "outage-reports " : "outage-refused ") + id, Optional.empty());
        Optional<OutageId> from = seen.flatMap(last -> repository.reports.find(last.value())).map(OutageReport::outage);
        return findCurrent(id, staff).stream()
                .flatMap(OutageRepository::allIds)
                .dropWhile(each -> from.isPresent() && !from.get().equals(each))
                .flatMap(each -> repository.reportsAfter(each, from.equals(Optional.of(each)) ? seen : Optional.empty(), limit).stream())
                .limit(limit)
                .toList();
    }

    private StaffOutageResult applyAndConfirm(OutageId id, Actor staff, String action, OutageChange.Kind kind,
            Function<Outage, Outage> change) {
        return apply(id, staff, action, kind, StaffOutageResult.StaffOutageRefusal.NOT_OUT, (outage, at) ->
                OutageState.next(outage.state(), new OutageState.OutageEvent.ConfirmedByStaff(at)).map(state -> {
                    Outage changed = change.apply(outage);
                    if (changed.equals(outage) && state.equals(outage.state())) {
                        return outage;
                    }
                    Outage next = changed.withState(state);
                    return announcement(outage, next).map(message -> withAnnouncement(next, message, at)).orElse(next);
                }));
    }

    /** Empty also for anybody who does not run the board. */
    private Optional<Outage> findCurrent(OutageId id, Actor staff) {
        return Optional.of(id).filter(any -> staff.mayManageOutages()).flatMap(repository::findCurrent);
    }

    private static Outage withAnnouncement(Outage outage, OutageAnnouncement.Kind what, Instant at) {
        return outage.withEvents(
                List.of(OutboxMessage.of(new AnnouncementRequested(outage.id(), what, at, outage.etr(), outage.etrs().size()))));
    }

    private StaffOutageResult apply(OutageId id, Actor staff, String action, OutageChange.Kind kind,
            StaffOutageResult.StaffOutageRefusal otherwise, BiFunction<Outage, Instant, Optional<Outage>> step) {
        Optional<Outage> standing = findCurrent(id, staff);
        if (standing.isEmpty()) {
            return new StaffOutageResult.NotPossible(StaffOutageResult.StaffOutageRefusal.NO_SUCH_OUTAGE);
        }
        Instant at = clock.instant();
        Outage stored = repository.outages.change(standing.get().id().value(), now -> step.apply(now, at).orElse(now));
        boolean done = stored.version() > standing.get().version() || step.apply(standing.get(), at).isPresent();
        if (!done) {
            return new StaffOutageResult.NotPossible(otherwise);
        }
        audit.record(staff, action + " " + stored.id(), Optional.empty());
        recordStep(stored.id(), kind, staff, Optional.empty());
        return new StaffOutageResult.Done(stored);
    }
}
