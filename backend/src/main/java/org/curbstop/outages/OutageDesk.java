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

    public Answer setCause(OutageId id, Cause cause, Asker staff) {
        return lookedAt(id, staff, "outage-cause " + cause, now -> now.because(cause));
    }

    public Answer setCrew(OutageId id, Crew crew, Asker staff) {
        return lookedAt(id, staff, "outage-crew " + crew, now -> now.with(crew));
    }

    /** @param back empty: it is being assessed, which is an honest answer */
    public Answer setEtr(OutageId id, Optional<Instant> back, Etr.Source source, Asker staff) {
        Instant now = clock.instant();
        if (back.filter(time -> !time.isAfter(now)).isPresent()) {
            return new Answer.NotPossible(Answer.Why.TIME_IS_PAST);
        }
        if (back.filter(time -> time.isAfter(now.plus(FURTHEST))).isPresent()) {
            return new Answer.NotPossible(Answer.Why.TIME_TOO_FAR);
        }
        var etr = new Etr(back, source, now, staff.worker().orElse("system"));
        return lookedAt(id, staff, "outage-etr", outage ->
                outage.etr().filter(said -> said.back().equals(back) && said.source() == source).isPresent() ? outage : outage.saying(etr));
    }

    /** It is back: all who reported are told, and asked whether they are. */
    public Answer restore(OutageId id, Asker staff) {
        return step(id, staff, "outage-restored", Answer.Why.NOT_OUT, (outage, at) ->
                State.next(outage.state(), new State.Step.PowerBack(at))
                        .map(state -> tell(outage.in(state).with(Crew.DONE), FanOut.What.RESTORED, at)));
    }

    /** It is out after all. Those who said "no" belong to it again, as do reports from now on. */
    public Answer outAgain(OutageId id, Asker staff) {
        Answer answer = step(id, staff, "outage-out-again", Answer.Why.NOT_RESTORED, (outage, at) ->
                State.next(outage.state(), new State.Step.OutAgain(at)).map(outage::in));
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

    /** For the board: who reported, oldest first; with names and numbers, so the look is put on record. */
    public List<Report> reports(OutageId id, int most, Asker staff) {
        boolean may = staff.runsOutages();
        audit.record(staff, (may ? "outage-reports " : "outage-refused ") + id, Optional.empty());
        return standing(id, staff).stream()
                .flatMap(OutageStore::ids)
                .flatMap(each -> store.reportsAfter(each, Optional.empty(), most).stream())
                .limit(most)
                .toList();
    }

    private Answer lookedAt(OutageId id, Asker staff, String did, Function<Outage, Outage> change) {
        return step(id, staff, did, Answer.Why.NOT_OUT, (outage, at) ->
                State.next(outage.state(), new State.Step.LookedAt(at)).map(state -> {
                    Outage changed = change.apply(outage);
                    if (changed.equals(outage) && state.equals(outage.state())) {
                        return outage;
                    }
                    Outage next = changed.in(state);
                    if (!outage.isOut()) {
                        return next;
                    }
                    return outage.state() instanceof State.Suspected
                            ? tell(next, FanOut.What.KNOWN, at)
                            : next.etrs().size() > outage.etrs().size() ? tell(next, FanOut.What.ETR, at) : next;
                }));
    }

    /** To whoever does not run the board there is no such outage. */
    private Optional<Outage> standing(OutageId id, Asker staff) {
        return Optional.of(id).filter(any -> staff.runsOutages()).flatMap(store::standing);
    }

    private static Outage tell(Outage outage, FanOut.What what, Instant at) {
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
