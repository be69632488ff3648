package org.curbstop.outages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.curbstop.audit.Audit;
import org.curbstop.common.Asker;
import org.curbstop.store.Outgoing;
import org.curbstop.store.Taken;
import org.springframework.stereotype.Component;

/**
 * What the outage desk does. Each step is put on record under the name of who took it; what customers have to know is told to all
 * who reported.
 */
@Component
public final class OutageDesk {

    /** A time further off than this is a typing mistake. */
    private static final Duration FURTHEST = Duration.ofDays(14);

    private final OutageStore store;
    private final Merging merging;
    private final Audit audit;
    private final Clock clock;

    OutageDesk(OutageStore store, Merging merging, Audit audit, Clock clock) {
        this.store = store;
        this.merging = merging;
        this.audit = audit;
        this.clock = clock;
    }

    /** What came of a step. */
    public sealed interface Answer {
        record Done(Outage outage) implements Answer {}

        record NotPossible(Why why) implements Answer {}

        enum Why { NO_SUCH_OUTAGE, NOT_OUT, NOT_RESTORED, TIME_IS_PAST, TIME_TOO_FAR, ANOTHER_SERVICE, THE_SAME_OUTAGE, NO_SUCH_REPORT }
    }

    public Answer confirm(OutageId id, Asker staff) {
        return lookedAt(id, staff, "outage-confirmed", now -> now);
    }

    /** Cause, crew and time in one step, so that customers are told once. */
    public Answer update(OutageId id, OutageUpdate update, Asker staff) {
        return refused(update).<Answer>map(Answer.NotPossible::new)
                .orElseGet(() -> lookedAt(id, staff, "outage-update " + update.cause() + " " + update.crew(), now -> updated(now, update, staff)));
    }

    /** @param back empty: it is being assessed, which is an honest answer */
    public Answer setEtr(OutageId id, Optional<Instant> back, Etr.Source source, Asker staff) {
        var etr = new OutageUpdate.NewEtr(back, source);
        return standing(id, staff).map(now -> update(id, new OutageUpdate(now.cause(), now.crew(), Optional.of(etr)), staff))
                .orElseGet(() -> new Answer.NotPossible(Answer.Why.NO_SUCH_OUTAGE));
    }

    private Optional<Answer.Why> refused(OutageUpdate update) {
        Instant now = clock.instant();
        return update.etr().flatMap(OutageUpdate.NewEtr::back).flatMap(back ->
                !back.isAfter(now) ? Optional.of(Answer.Why.TIME_IS_PAST)
                        : back.isAfter(now.plus(FURTHEST)) ? Optional.of(Answer.Why.TIME_TOO_FAR) : Optional.empty());
    }

    private Outage updated(Outage now, OutageUpdate update, Asker staff) {
        Outage changed = now.because(update.cause()).with(update.crew());
        return update.etr()
                .filter(etr -> now.etr().filter(said -> said.back().equals(etr.back()) && said.source() == etr.source()).isEmpty())
                .map(etr -> changed.saying(new Etr(etr.back(), etr.source(), clock.instant(), staff.worker().orElse("system"))))
                .orElse(changed);
    }

    /** What customers would be told by {@link #update}; empty: nothing, or it is refused. */
    public Optional<Announcement> preview(OutageId id, OutageUpdate update, Asker staff) {
        return standing(id, staff).filter(now -> refused(update).isEmpty()).flatMap(now ->
                announcement(now, updated(now, update, staff)).map(kind -> announcement(kind, updated(now, update, staff))));
    }

    /** What customers would be told by {@link #restore} or {@link #outAgain}. */
    public Optional<Announcement> preview(OutageId id, Announcement.Kind kind, Asker staff) {
        return standing(id, staff).map(now -> announcement(kind, now));
    }

    private Announcement announcement(Announcement.Kind kind, Outage outage) {
        return new Announcement(kind, outage, outage.etr(), store.recipients(outage));
    }

    private static Optional<Announcement.Kind> announcement(Outage before, Outage after) {
        if (!before.isOut()) {
            return Optional.empty();
        }
        return before.state() instanceof State.Suspected
                ? Optional.of(Announcement.Kind.KNOWN)
                : Optional.of(Announcement.Kind.ETR).filter(etr -> after.etrs().size() > before.etrs().size());
    }

    /** It is back: all who reported are told, and asked whether they are. */
    public Answer restore(OutageId id, Asker staff) {
        return step(id, staff, "outage-restored", Answer.Why.NOT_OUT, (outage, at) ->
                State.next(outage.state(), new State.Step.PowerBack(at))
                        .map(state -> tell(outage.in(state).with(Crew.DONE), Announcement.Kind.RESTORED, at)));
    }

    /** It is out after all: those who were told that it is back are told so. Those who said "no" belong to it again, as do reports from now on. */
    public Answer outAgain(OutageId id, Asker staff) {
        Answer answer = step(id, staff, "outage-out-again", Answer.Why.NOT_RESTORED, (outage, at) ->
                State.next(outage.state(), new State.Step.OutAgain(at)).map(state -> tell(outage.in(state), Announcement.Kind.STILL_OUT, at)));
        return answer instanceof Answer.Done done ? new Answer.Done(gathered(done.outage())) : answer;
    }

    /** Finds again what was opened in its place since it was restored: the part that never came back, and newer reports there. */
    private Outage gathered(Outage again) {
        Outage.Keys keys = Spot.keys(again.service(), again.scope());
        store.open().stream()
                .filter(other -> other.nestedIn().equals(Optional.of(again.id())) || keys.one().isPresent() && other.keys().one().equals(keys.one()))
                .forEach(part -> merging.absorb(again, part));
        try {
            return store.outages.change(again.id().value(), now -> now.isOut() && !now.keys().equals(keys) ? now.findableBy(keys) : now);
        } catch (Taken e) {
            return store.standing(again.id()).orElseThrow(); // a report came between: staff merge the two
        }
    }

    /** Two that are one: the older stands for both from now on. */
    public Answer merge(OutageId one, OutageId other, Asker staff) {
        Optional<Outage> first = standing(one, staff);
        Optional<Outage> second = standing(other, staff);
        if (first.isEmpty() || second.isEmpty()) {
            return new Answer.NotPossible(Answer.Why.NO_SUCH_OUTAGE);
        }
        if (first.get().id().equals(second.get().id())) {
            return new Answer.NotPossible(Answer.Why.THE_SAME_OUTAGE);
        }
        if (first.get().service() != second.get().service()) {
            return new Answer.NotPossible(Answer.Why.ANOTHER_SERVICE);
        }
        boolean firstIsOlder = Merging.older(first.get(), second.get());
        Outage whole = firstIsOlder ? first.get() : second.get();
        Outage part = firstIsOlder ? second.get() : first.get();
        Optional<Outage> merged = part.isOut() ? merging.absorb(whole, part) : Optional.empty();
        merged.ifPresent(done -> audit.record(staff, "outage-merged " + part.id() + " into " + whole.id(), List.of()));
        return merged.<Answer>map(Answer.Done::new).orElseGet(() -> new Answer.NotPossible(Answer.Why.NOT_OUT));
    }

    /** Some of the reports are about something else: they get an outage of their own. Answers with the new one. */
    public Answer split(OutageId id, Set<ReportId> reports, Asker staff) {
        Optional<Outage> from = standing(id, staff);
        if (from.isEmpty()) {
            return new Answer.NotPossible(Answer.Why.NO_SUCH_OUTAGE);
        }
        List<Report> moving = store.reports.findAll(reports.stream().map(ReportId::value).toList()).stream()
                .filter(report -> OutageStore.ids(from.get()).anyMatch(report.outage()::equals))
                .toList();
        if (moving.isEmpty()) {
            return new Answer.NotPossible(Answer.Why.NO_SUCH_REPORT);
        }
        Outage apart = Outage.suspected(
                OutageId.mint(), from.get().service(), new Scope.Described(moving.getFirst().place().orElse("?")), Outage.Keys.NONE,
                Optional.of(from.get().id()), clock.instant());
        store.outages.insert(apart);
        for (Report report : moving) {
            if (report.counts()) {
                store.countLeft(report.outage());
                store.countReport(apart.id());
            }
            store.reports.change(report.id().value(), now -> now.movedTo(apart.id(), apart.id().value() + report.subject().substring(report.subject().indexOf(Report.SEPARATOR))));
        }
        audit.record(staff, "outage-split " + from.get().id() + " to " + apart.id(), List.of());
        return new Answer.Done(apart);
    }

    /** For the board: who reported, oldest first within each part; with names and numbers, so the look is put on record. */
    public List<Report> reports(OutageId id, Optional<ReportId> seen, int most, Asker staff) {
        boolean may = staff.runsOutages();
        audit.record(staff, (may ? "outage-reports " : "outage-refused ") + id, Optional.empty());
        Optional<OutageId> from = seen.flatMap(last -> store.reports.find(last.value())).map(Report::outage);
        return standing(id, staff).stream()
                .flatMap(OutageStore::ids)
                .dropWhile(each -> from.isPresent() && !from.get().equals(each))
                .flatMap(each -> store.reportsAfter(each, from.equals(Optional.of(each)) ? seen : Optional.empty(), most).stream())
                .limit(most)
                .toList();
    }

    public List<Report> reports(OutageId id, int most, Asker staff) {
        return reports(id, Optional.empty(), most, staff);
    }

    private Answer lookedAt(OutageId id, Asker staff, String did, Function<Outage, Outage> change) {
        return step(id, staff, did, Answer.Why.NOT_OUT, (outage, at) ->
                State.next(outage.state(), new State.Step.LookedAt(at)).map(state -> {
                    Outage changed = change.apply(outage);
                    if (changed.equals(outage) && state.equals(outage.state())) {
                        return outage;
                    }
                    Outage next = changed.in(state);
                    return announcement(outage, next).map(kind -> tell(next, kind, at)).orElse(next);
                }));
    }

    /** To whoever does not run the board there is no such outage. */
    private Optional<Outage> standing(OutageId id, Asker staff) {
        return Optional.of(id).filter(any -> staff.runsOutages()).flatMap(store::standing);
    }

    private static Outage tell(Outage outage, Announcement.Kind what, Instant at) {
        return outage.telling(List.of(Outgoing.of(new FanOut(outage.id(), what, at, outage.etr(), outage.etrs().size()))));
    }

    private Answer step(OutageId id, Asker staff, String did, Answer.Why otherwise, BiFunction<Outage, Instant, Optional<Outage>> step) {
        Optional<Outage> standing = standing(id, staff);
        if (standing.isEmpty()) {
            return new Answer.NotPossible(Answer.Why.NO_SUCH_OUTAGE);
        }
        Instant at = clock.instant();
        Outage stored = store.outages.change(standing.get().id().value(), now -> step.apply(now, at).orElse(now));
        boolean done = stored.version() > standing.get().version() || step.apply(standing.get(), at).isPresent();
        if (!done) {
            return new Answer.NotPossible(otherwise);
        }
        audit.record(staff, did + " " + stored.id(), List.of());
        return new Answer.Done(stored);
    }
}
