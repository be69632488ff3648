package org.curbstop.outages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Premise;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.common.TokenBuckets;
import org.curbstop.store.Event;
import org.curbstop.store.Outgoing;
import org.curbstop.store.Spool;
import org.curbstop.store.Spools;
import org.curbstop.store.Store;
import org.curbstop.store.Unreachable;
import org.curbstop.utility.UtilityService;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes a report from whoever makes it. Once it answers, the report is not lost: it is in the database, or while that is away on
 * this machine's disk, under the same reference.
 */
@Component
public final class ReportingAnOutage {

    /** Reports of one origin in an hour that wait for staff to place them. */
    static final int MOST_UNPLACED = 60;
    /** Likewise where the premise is known, and only the origin has opened too many: a town in a storm. */
    static final int MOST_WITH_PREMISE = 1000;

    private final OutageStore outages;
    private final Merging merging;
    private final Accounts accounts;
    private final Store store;
    private final Clock clock;
    private final Spool<Waiting> spool;
    private final NotificationLimits notifications;
    private final TokenBuckets withPremise = new TokenBuckets(MOST_WITH_PREMISE, MOST_WITH_PREMISE, Duration.ofHours(1), 20_000, InstantSource.system());
    private final TokenBuckets unplaced = new TokenBuckets(MOST_UNPLACED, MOST_UNPLACED, Duration.ofHours(1), 20_000, InstantSource.system());

    /** A report with the reference that was given out and the moment that it came. */
    record Waiting(ReportId id, Instant at, NewReport report) {}

    ReportingAnOutage(OutageStore outages, Merging merging, Accounts accounts, NotificationLimits notifications, Store store, Spools spools, Clock clock) {
        this.outages = outages;
        this.merging = merging;
        this.accounts = accounts;
        this.notifications = notifications;
        this.store = store;
        this.clock = clock;
        this.spool = spools.of(Waiting.class, "outage-reports");
    }

    /** The same key gives the same answer, and nothing is reported twice. */
    public Reported report(NewReport report) {
        var waiting = new Waiting(ReportId.mint(), clock.instant(), report);
        if (store.isReachable()) {
            try {
                return take(waiting, waiting.report().origin());
            } catch (Unreachable e) {
                // Kept below; if it was stored after all, its key makes the second time harmless.
            }
        }
        spool.add(waiting);
        return new Reported(waiting.id(), Optional.empty(), false, true, 0);
    }

    /** Brings in what came while the database was away. */
    @Scheduled(fixedDelay = 1000)
    void replay() {
        if (!spool.isEmpty() && store.isReachable()) {
            spool.replay(waiting -> take(waiting, Optional.empty()));
        }
    }

    /** @param counted the origin whose reports are bounded; empty for what was accepted before */
    private Reported take(Waiting waiting, Optional<String> counted) {
        NewReport told = waiting.report();
        Optional<Reported> known = outages.reports.findBy("key", told.key()).map(report -> answer(report, false))
                .or(() -> outages.unplaced.findBy("key", told.key()).map(ReportingAnOutage::kept));
        if (known.isPresent()) {
            return known.get();
        }
        if (told.callback().filter(phone -> !notifications.mayNotify(told.origin(), phone)).isPresent()) {
            return place(new Waiting(waiting.id(), waiting.at(), told.withoutCallback()), counted);
        }
        return place(waiting, counted);
    }

    private Reported place(Waiting waiting, Optional<String> counted) {
        NewReport told = waiting.report();
        Optional<Spot> spot = spot(told);
        Optional<Outage> outage = spot.flatMap(at -> merging.outageFor(told.service(), at, Optional.empty(), told.origin()));
        if (outage.isPresent()) {
            return join(waiting, spot.orElseThrow(), outage.get());
        }
        if (counted.filter(origin -> !(spot.flatMap(Spot::premise).isPresent() ? withPremise : unplaced).take(origin)).isPresent()) {
            return new Reported(waiting.id(), Optional.empty(), false, false, 0, true);
        }
        return spot.isEmpty()
                ? keep(waiting, UnplacedReport.Why.PLACE_UNKNOWN, Optional.empty())
                : keep(waiting, UnplacedReport.Why.MANY_FROM_ONE_ORIGIN, spot.get().premise());
    }

    private Reported keep(Waiting waiting, UnplacedReport.Why why, Optional<Premise> premise) {
        NewReport told = waiting.report();
        var report = new UnplacedReport(
                waiting.id(), 0, told.key(), why, UnplacedReport.Status.WAITING, told.service(), premise.map(Premise::id),
                told.place().or(() -> told.address().map(Address::oneLine)), told.point(), told.callback(), told.hazards(), told.channel(),
                told.language(), waiting.at(), List.of());
        List<Outgoing> events = told.hazards().isEmpty() ? List.of() : List.of(Outgoing.of(new HazardReported(
                report.id(), Optional.empty(), report.service(), report.hazards(), report.place(), report.callback(), report.at())));
        return kept(outages.unplaced.insert(report.telling(events)) ? report : outages.unplaced.findBy("key", told.key()).orElseThrow());
    }

    private static Reported kept(UnplacedReport report) {
        return new Reported(report.id(), Optional.empty(), false, false, 0);
    }

    /** Staff have found where it is: it becomes a report like any other, under the reference that was given out. */
    Reported placed(UnplacedReport report, Premise premise) {
        var told = new NewReport(
                report.key(), report.service(), Optional.empty(), Optional.of(premise.address()), report.point(), report.place(), report.callback(),
                report.hazards(), report.channel(), report.language());
        Spot spot = Spot.of(report.service(), premise);
        return join(new Waiting(report.id(), report.at(), told), spot, merging.outageFor(report.service(), spot, Optional.empty()));
    }

    /** One household is one report, and one more for each further phone of it that is to be told: these do not count. */
    private Reported join(Waiting waiting, Spot spot, Outage outage) {
        NewReport told = waiting.report();
        String household = subject(outage.id(), household(told, spot));
        Report report = report(waiting, spot, outage, household);
        if (outages.reports.insert(report.telling(events(report)))) {
            outages.countReport(outage.id());
            merging.counted(outage, told.origin());
            return answer(staying(report), false);
        }
        // The same message at the same moment, or the same household about the same outage.
        return outages.reports.findBy("key", told.key()).map(same -> answer(same, false))
                .orElseGet(() -> answer(again(outages.reports.findBy("subject", household).orElseThrow(), waiting), true));
    }

    private Report again(Report known, Waiting waiting) {
        NewReport told = waiting.report();
        Optional<PhoneNumber> other = told.callback().filter(phone -> known.callback().isPresent() && !known.callback().get().equals(phone));
        if (other.isEmpty()) {
            return more(known, told);
        }
        Report further = report(waiting, known, known.subject() + Report.SEPARATOR + other.get().e164());
        if (outages.reports.insert(further.telling(events(further)))) {
            return further;
        }
        return outages.reports.findBy("key", told.key())
                .orElseGet(() -> more(outages.reports.findBy("subject", further.subject()).orElseThrow(), told));
    }

    private Report more(Report known, NewReport told) {
        boolean newDanger = !known.hazards().containsAll(told.hazards());
        if (!newDanger && (told.callback().isEmpty() || known.callback().isPresent())) {
            return known;
        }
        return outages.reports.change(known.id().value(), now -> {
            Report more = now.with(told.hazards(), now.callback().or(told::callback));
            return newDanger ? more.telling(List.of(Outgoing.of(hazard(more)))) : more;
        });
    }

    /** The premise; where only a point or a building is known, that, so that many phones at one place are not many households. */
    private static String household(NewReport told, Spot spot) {
        return spot.premise().map(premise -> premise.id().value())
                .or(() -> told.point().map(GeoPoint::key))
                .or(() -> told.callback().map(PhoneNumber::e164))
                .orElseGet(() -> spot.keys().one().orElse("?").replace(Report.SEPARATOR, ' '));
    }

    private static String subject(OutageId outage, String household) {
        return outage.value() + Report.SEPARATOR + household;
    }

    /** If the outage ended while the report was written, the report is about a new one. */
    private Report staying(Report report) {
        Outage now = outages.standing(report.outage()).orElseThrow();
        if (now.isOut()) {
            return report;
        }
        return moved(report, merging.outageFor(report.service(), spot(report), Optional.empty()));
    }

    /** A further phone of a household that has not moved yet stands for it there. */
    private Report moved(Report report, Outage to) {
        String household = subject(to.id(), report.household());
        Optional<Report> there = outages.reports.findBy("subject", household);
        boolean sameVoice = there.filter(each -> each.id().equals(report.id()) || report.callback().isEmpty() || report.callback().equals(each.callback())).isPresent();
        if (sameVoice) {
            return there.orElseThrow();
        }
        String subject = there.isEmpty() ? household : household + Report.SEPARATOR + report.callback().map(PhoneNumber::e164).orElseThrow();
        if (report.counts()) {
            outages.countLeft(report.outage());
        }
        if (there.isEmpty()) {
            outages.countReport(to.id());
        }
        return outages.reports.change(report.id().value(), now -> now.outage().equals(to.id()) ? now : now.movedTo(to.id(), subject));
    }

    private Reported answer(Report report, boolean again) {
        Outage outage = outages.standing(report.outage()).orElseThrow();
        return new Reported(report.id(), Optional.of(outage), again, false, Math.max(0, outages.households(outage) - 1));
    }

    private static Report report(Waiting waiting, Spot spot, Outage outage, String subject) {
        NewReport told = waiting.report();
        return report(
                waiting, subject, outage.id(), spot.premise().map(Premise::id),
                spot.premise().map(Premise::address).or(told::address).map(Address::street).or(told::place));
    }

    /** Of another phone of the same household. */
    private static Report report(Waiting waiting, Report household, String subject) {
        return report(waiting, subject, household.outage(), household.premise(), household.place());
    }

    private static Report report(Waiting waiting, String subject, OutageId outage, Optional<PremiseId> premise, Optional<String> place) {
        NewReport told = waiting.report();
        return new Report(
                waiting.id(), 0, told.key(), subject, outage, told.service(), told.account(), premise, place, told.point(),
                told.callback(), told.hazards(), told.channel(), told.language(), waiting.at(), Report.BackOn.NOT_SAID, List.of());
    }

    private static List<Outgoing> events(Report report) {
        var events = new ArrayList<Outgoing>();
        if (!report.hazards().isEmpty()) {
            events.add(Outgoing.of(hazard(report)));
        }
        report.account().ifPresent(account -> events.add(Outgoing.of(
                new OutageReported(report.id(), report.outage(), account, report.service(), report.channel(), report.at()))));
        return events;
    }

    private static Event hazard(Report report) {
        return new HazardReported(report.id(), Optional.of(report.outage()), report.service(), report.hazards(), report.place(), report.callback(), report.at());
    }

    /** Empty: nobody knows where that is. */
    private Optional<Spot> spot(NewReport told) {
        UtilityService service = told.service();
        return told.account().flatMap(accounts::find).map(Account::premise).or(() -> told.address().flatMap(accounts::premiseAt))
                .map(premise -> Spot.of(service, premise))
                .or(() -> told.place().or(() -> told.address().map(Address::oneLine)).flatMap(accounts::placeNamed).map(place -> {
                    Spot spot = Spot.of(service, place.premise());
                    return place.wholeBuilding() ? new Spot(Optional.empty(), spot.scope(), spot.keys()) : spot;
                }))
                .or(() -> told.point().map(point -> Spot.around(service, point)));
    }

    private Spot spot(Report report) {
        return report.premise().flatMap(this::premise)
                .map(known -> Spot.of(report.service(), known))
                .or(() -> report.point().map(point -> Spot.around(report.service(), point)))
                .orElseGet(() -> Spot.described(report.place().orElse("?")));
    }

    private Optional<Premise> premise(PremiseId id) {
        return accounts.premise(id);
    }

    /**
     * "Are you back on?" A no after restoration opens an outage of its own, nested in the one that was restored: others who say no
     * join it, those who are back are not asked again.
     *
     * @return what the reporter belongs to now; empty: no such report
     */
    public Optional<Outage> backOn(ReportId id, boolean yes) {
        return outages.reports.find(id.value()).flatMap(report -> {
            Outage outage = outages.standing(report.outage()).orElseThrow();
            Report said = outages.reports.change(id.value(), now -> now.with(yes ? Report.BackOn.YES : Report.BackOn.NO));
            if (yes || outage.isOut()) {
                return Optional.of(outage);
            }
            var nested = new Spot(
                    Optional.empty(), spot(report).scope(), new Outage.Keys(Optional.of("nested|" + outage.id()), Optional.empty()));
            Outage still = merging.outageFor(report.service(), nested, Optional.of(outage.id()));
            moved(said, still);
            return Optional.of(still);
        });
    }
}
