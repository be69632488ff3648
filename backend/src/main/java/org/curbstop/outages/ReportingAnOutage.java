package org.curbstop.outages;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Premise;
import org.curbstop.common.PremiseId;
import org.curbstop.store.Event;
import org.curbstop.store.Outgoing;
import org.curbstop.store.Spool;
import org.curbstop.store.Spools;
import org.curbstop.store.Store;
import org.curbstop.store.Unreachable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes a report from whoever makes it. Once it answers, the report is not lost: it is in the database, or while that is away on
 * this machine's disk, under the same reference.
 */
@Component
public final class ReportingAnOutage {

    private final OutageStore outages;
    private final Merging merging;
    private final Accounts accounts;
    private final Store store;
    private final Clock clock;
    private final Spool<Waiting> spool;

    /** A report with the reference that was given out and the moment that it came. */
    record Waiting(ReportId id, Instant at, NewReport report) {}

    ReportingAnOutage(OutageStore outages, Merging merging, Accounts accounts, Store store, Spools spools, Clock clock) {
        this.outages = outages;
        this.merging = merging;
        this.accounts = accounts;
        this.store = store;
        this.clock = clock;
        this.spool = spools.of(Waiting.class, "outage-reports");
    }

    /** The same key gives the same answer, and nothing is reported twice. */
    public Reported report(NewReport report) {
        var waiting = new Waiting(ReportId.mint(), clock.instant(), report);
        if (store.isReachable()) {
            try {
                return take(waiting);
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
            spool.replay(this::take);
        }
    }

    private Reported take(Waiting waiting) {
        NewReport told = waiting.report();
        Optional<Report> known = outages.reports.findBy("key", told.key());
        if (known.isPresent()) {
            return answer(known.get(), false);
        }
        Spot spot = spot(told);
        Outage outage = merging.outageFor(told.service(), spot, Optional.empty());
        Report report = report(waiting, spot, outage);
        if (outages.reports.insert(report.telling(events(report)))) {
            outages.countReport(outage.id());
            return answer(staying(report), false);
        }
        // The same message at the same moment, or the same household about the same outage.
        return outages.reports.findBy("key", told.key())
                .map(same -> answer(same, false))
                .or(() -> outages.reports.findBy("subject", report.subject()).map(same -> answer(again(same, told), true)))
                .orElseThrow(() -> new IllegalStateException("a report is there and not there"));
    }

    /** If the outage ended while the report was written, the report is about a new one. */
    private Report staying(Report report) {
        Outage now = outages.standing(report.outage()).orElseThrow();
        if (now.isOut()) {
            return report;
        }
        return moved(report, merging.outageFor(report.service(), spot(report), Optional.empty()));
    }

    private Report moved(Report report, Outage to) {
        String subject = subject(to.id(), report.subject().substring(report.subject().indexOf('|') + 1));
        Optional<Report> there = outages.reports.findBy("subject", subject);
        if (there.isPresent()) {
            return there.get();
        }
        outages.countLeft(report.outage());
        outages.countReport(to.id());
        return outages.reports.change(report.id().value(), now -> now.outage().equals(to.id()) ? now : now.movedTo(to.id(), subject));
    }

    private Report again(Report known, NewReport told) {
        boolean newDanger = !known.hazards().containsAll(told.hazards());
        if (!newDanger && (told.callback().isEmpty() || told.callback().equals(known.callback()))) {
            return known;
        }
        return outages.reports.change(known.id().value(), now -> {
            Report more = now.with(told.hazards(), told.callback());
            return newDanger ? more.telling(List.of(Outgoing.of(hazard(more)))) : more;
        });
    }

    private Reported answer(Report report, boolean again) {
        Outage outage = outages.standing(report.outage()).orElseThrow();
        return new Reported(report.id(), Optional.of(outage), again, false, Math.max(0, outages.households(outage) - 1));
    }

    private Report report(Waiting waiting, Spot spot, Outage outage) {
        NewReport told = waiting.report();
        String who = told.callback().map(phone -> phone.e164())
                .or(() -> spot.premise().map(premise -> premise.id().value()))
                .orElse(told.key());
        return new Report(
                waiting.id(), 0, told.key(), subject(outage.id(), who), outage.id(), told.service(), told.account(),
                spot.premise().map(Premise::id),
                spot.premise().map(Premise::address).or(told::address).map(Address::street).or(told::place),
                told.callback(), told.hazards(), told.channel(), told.language(), waiting.at(), Report.BackOn.NOT_SAID, List.of());
    }

    private static String subject(OutageId outage, String who) {
        return outage + "|" + who;
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
        return new HazardReported(report.id(), report.outage(), report.service(), report.hazards(), report.place(), report.callback(), report.at());
    }

    private Spot spot(NewReport told) {
        Optional<Premise> premise = told.account().flatMap(accounts::find).map(Account::premise).or(() -> told.address().flatMap(accounts::premiseAt));
        return premise.map(known -> Spot.of(told.service(), known))
                .or(() -> told.point().map(point -> Spot.around(told.service(), point)))
                .orElseGet(() -> Spot.described(
                        told.service(),
                        told.address().map(Address::oneLine).or(told::place).orElse("?"),
                        told.callback().map(phone -> phone.e164())));
    }

    private Spot spot(Report report) {
        return report.premise().flatMap(this::premise)
                .map(known -> Spot.of(report.service(), known))
                .orElseGet(() -> Spot.described(report.service(), report.place().orElse("?"), Optional.of(report.id().value())));
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
