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
import org.curbstop.accounts.Area;
import org.curbstop.accounts.Premise;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.common.TokenBuckets;
import org.curbstop.outages.events.HazardReported;
import org.curbstop.outages.events.OutageReported;
import org.curbstop.outages.tracking.OutageGrouping;
import org.curbstop.outages.tracking.OutageLocation;
import org.curbstop.outages.tracking.OutageRepository;
import org.curbstop.outages.tracking.PredictingOutages;
import org.curbstop.store.Database;
import org.curbstop.store.DatabaseUnavailableException;
import org.curbstop.store.DiskSpool;
import org.curbstop.store.DiskSpoolFactory;
import org.curbstop.store.DomainEvent;
import org.curbstop.store.OutboxMessage;
import org.curbstop.store.Query;
import org.curbstop.utility.ServiceType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Accepts outage reports from anybody. Once it returns, the report is not lost: it is in the database or, while that is down, on this
 * machine's disk under the same reference.
 */
@Component
public final class ReportingAnOutage {

    /** Reports of one origin per hour that may wait for staff to place them. */
    static final int MAX_UNPLACED = 60;
    /** The same for reports with a known premise whose origin has opened too many outages: a city in a storm. */
    static final int MAX_WITH_PREMISE = 1000;

    private final OutageRepository outages;
    private final OutageGrouping outageGrouping;
    private final PredictingOutages predictingOutages;
    private final Accounts accounts;
    private final Database database;
    private final Clock clock;
    private final DiskSpool<SpooledReport> spool;
    private final OutageNotificationLimits notificationLimits;
    private final TokenBuckets premiseReportLimit = new TokenBuckets(MAX_WITH_PREMISE, MAX_WITH_PREMISE, Duration.ofHours(1), 20_000,
            InstantSource.system());
    private final TokenBuckets unplacedReportLimit = new TokenBuckets(MAX_UNPLACED, MAX_UNPLACED, Duration.ofHours(1), 20_000,
            InstantSource.system());

    /** A report with the reference given out and its time of arrival. */
    record SpooledReport(OutageReportId id, Instant at, NewOutageReport report) {}

    ReportingAnOutage(OutageRepository outages, OutageGrouping grouping, PredictingOutages predicting, Accounts accounts,
            OutageNotificationLimits notifications, Database database, DiskSpoolFactory spoolFactory, Clock clock) {
        this.outages = outages;
        this.outageGrouping = grouping;
        this.predictingOutages = predicting;
        this.accounts = accounts;
        this.notificationLimits = notifications;
        this.database = database;
        this.clock = clock;
        this.spool = spoolFactory.create(SpooledReport.class, "outage-reports");
    }

    /** Reports an outage. The same key returns the same answer, and nothing is reported twice. */
    public ReportOutageResult report(NewOutageReport report) {
        var waiting = new SpooledReport(OutageReportId.create(), clock.instant(), report);
        if (database.isReachable()) {
            try {
                return take(waiting, waiting.report().origin());
            } catch (DatabaseUnavailableException e) {
                // Spooled below; if it was stored after all, its key makes the repetition harmless.
            }
        }
        spool.add(waiting);
        return new ReportOutageResult(waiting.id(), Optional.empty(), false, true, 0);
    }

    /** Stores the reports spooled while the database was down. */
    @Scheduled(fixedDelay = 1000)
    void replaySpooled() {
        if (!spool.isEmpty() && database.isReachable()) {
            spool.replay(waiting -> take(waiting, Optional.empty()));
        }
    }

    /** @param counted origin whose reports are limited; empty for reports accepted before */
    private ReportOutageResult take(SpooledReport waiting, Optional<String> counted) {
        NewOutageReport newReport = waiting.report();
        Optional<ReportOutageResult> known = outages.reports.findBy("key", newReport.key()).map(report -> result(report, false))
                .or(() -> outages.unplaced.findBy("key", newReport.key()).map(ReportingAnOutage::unplacedResult));
        if (known.isPresent()) {
            return known.get();
        }
        if (newReport.callback().filter(phone -> !notificationLimits.mayNotify(newReport.origin(), phone)).isPresent()) {
            return place(new SpooledReport(waiting.id(), waiting.at(), newReport.withoutCallback()), counted);
        }
        return place(waiting, counted);
    }

    private ReportOutageResult place(SpooledReport waiting, Optional<String> counted) {
        NewOutageReport report = waiting.report();
        Optional<OutageLocation> spot = locate(report);
        Optional<Outage> outage = spot.flatMap(at -> outageGrouping.findOrOpen(report.service(), at, Optional.empty(), report.origin()));
        if (outage.isPresent()) {
            return join(waiting, spot.orElseThrow(), outage.get());
        }
        if (counted.filter(origin -> !(spot.flatMap(OutageLocation::premise).isPresent() ? premiseReportLimit : unplacedReportLimit)
                .tryAcquire(origin)).isPresent()) {
            return new ReportOutageResult(waiting.id(), Optional.empty(), false, false, 0, true);
        }
        return spot.isEmpty()
                ? storeUnplaced(waiting, UnplacedReport.UnplacedReason.PLACE_UNKNOWN, Optional.empty())
                : storeUnplaced(waiting, UnplacedReport.UnplacedReason.MANY_FROM_ONE_ORIGIN, spot.get().premise());
    }

    private ReportOutageResult storeUnplaced(SpooledReport waiting, UnplacedReport.UnplacedReason why, Optional<Premise> premise) {
        NewOutageReport newReport = waiting.report();
        var report = new UnplacedReport(
                waiting.id(), 0, newReport.key(), why, UnplacedReport.PlacementStatus.WAITING, newReport.service(),
                premise.map(Premise::id),
                newReport.ownWords().or(() -> newReport.address().map(Address::oneLine)), newReport.point(), newReport.callback(),
                newReport.hazards(), newReport.channel(),
                newReport.language(), waiting.at(), List.of());
        List<OutboxMessage> events = newReport.hazards().isEmpty() ? List.of() : List.of(OutboxMessage.of(new HazardReported(
                report.id(), Optional.empty(), report.service(), report.hazards(), report.place(), report.callback(), report.at())));
        return unplacedResult(outages.unplaced.insert(report.withEvents(events)) ? report
                : outages.unplaced.findBy("key", newReport.key()).orElseThrow());
    }

    private static ReportOutageResult unplacedResult(UnplacedReport report) {
        return new ReportOutageResult(report.id(), Optional.empty(), false, false, 0);
    }

    /** Turns a report that staff have placed into an ordinary one, under the reference given out. */
    ReportOutageResult joinPlaced(UnplacedReport report, Premise premise) {
        var newReport = new NewOutageReport(
                report.key(), report.service(), Optional.empty(), Optional.of(premise.address()), report.point(), report.place(),
                report.callback(),
                report.hazards(), report.channel(), report.language());
        OutageLocation location = outageGrouping.locate(report.service(), premise);
        return join(new SpooledReport(report.id(), report.at(), newReport), location,
                outageGrouping.findOrOpen(report.service(), location, Optional.empty()));
    }

    /** Adds a report to an outage. A household has one report that counts, and one that does not for each further phone to notify. */
    private ReportOutageResult join(SpooledReport waiting, OutageLocation location, Outage outage) {
        NewOutageReport newReport = waiting.report();
        String household = household(newReport, location);
        OutageReport report = report(waiting, location, outage, subject(outage.id(), household));
        Optional<OutageReport> before = findInAbsorbed(outage, household);
        if (before.isEmpty() && outages.reports.insert(report.withEvents(events(report)))) {
            outages.countReport(outage.id());
            outageGrouping.checkCorroboration(outage, newReport.origin());
            OutageReport joined = joinStillOpen(report);
            predictingOutages.predict(location);
            return result(outages.reports.find(joined.id().value()).orElse(joined), false);
        }
        // The household has already reported this outage, or the same message arrived concurrently.
        OutageReport known = before.or(() -> outages.reports.findBy("subject", report.subject()))
                .or(() -> outages.reports.findBy("key", newReport.key())).orElseThrow();
        return known.key().equals(newReport.key()) ? result(known, false) : result(repeatedReport(known, waiting), true);
    }

    /** Finds the household's report of an outage that was merged into this one. */
    private Optional<OutageReport> findInAbsorbed(Outage outage, String household) {
        List<String> subjects = outage.absorbed().stream().limit(Query.MAX_LIMIT).map(id -> subject(id, household)).toList();
        return subjects.isEmpty() ? Optional.empty() : outages.reports.list(Query.whereIn("subject", subjects)).stream().findFirst();
    }

    private OutageReport repeatedReport(OutageReport known, SpooledReport waiting) {
        NewOutageReport newReport = waiting.report();
        Optional<PhoneNumber> other = newReport.callback()
                .filter(phone -> known.callback().isPresent() && !known.callback().get().equals(phone));
        if (other.isEmpty()) {
            return addDetails(known, newReport);
        }
        OutageReport further = report(waiting, known, known.subject() + OutageReport.SEPARATOR + other.get().e164());
        if (outages.reports.insert(further.withEvents(events(further)))) {
            return further;
        }
        return outages.reports.findBy("key", newReport.key())
                .orElseGet(() -> addDetails(outages.reports.findBy("subject", further.subject()).orElseThrow(), newReport));
    }

    private OutageReport addDetails(OutageReport known, NewOutageReport report) {
        boolean newDanger = !known.hazards().containsAll(report.hazards());
        if (!newDanger && (report.callback().isEmpty() || known.callback().isPresent())) {
            return known;
        }
        return outages.reports.change(known.id().value(), now -> {
            OutageReport more = now.with(report.hazards(), now.callback().or(report::callback));
            return newDanger ? more.withEvents(List.of(OutboxMessage.of(hazard(more)))) : more;
        });
    }

    /** Returns the premise; if only a point or building is known, that, so that many phones at one place are not many households. */
    private static String household(NewOutageReport report, OutageLocation location) {
        return location.premise().map(premise -> premise.id().value())
                .or(() -> report.point().map(GeoPoint::key))
                .or(() -> report.callback().map(PhoneNumber::e164))
                .orElseGet(() -> location.keys().one().orElse("?").replace(OutageReport.SEPARATOR, ' '));
    }

    private static String subject(OutageId outage, String household) {
        return outage.value() + OutageReport.SEPARATOR + household;
    }

    /** If the outage ended while the report was being stored, the report is about a new one. */
    private OutageReport joinStillOpen(OutageReport report) {
        Outage now = outages.findCurrent(report.outage()).orElseThrow();
        if (now.isOut()) {
            return OutageRepository.allIds(now).anyMatch(report.outage()::equals) ? report : outageGrouping.moveTo(report, now);
        }
        return outageGrouping.moveTo(report, outageGrouping.findOrOpen(report.service(), locate(report), Optional.empty()));
    }

    private ReportOutageResult result(OutageReport report, boolean again) {
        Outage outage = outages.findCurrent(report.outage()).orElseThrow();
        // Several reports of one origin may be one person's: whoever asks hears of no other household.
        int others = outage.isPublic() ? Math.max(0, outages.countHouseholds(outage) - 1) : 0;
        return new ReportOutageResult(report.id(), Optional.of(outage), again, false, others);
    }

    private OutageReport report(SpooledReport waiting, OutageLocation location, Outage outage, String subject) {
        NewOutageReport newReport = waiting.report();
        return report(
                waiting, subject, outage.id(), location.premise().map(Premise::id),
                location.premise().map(Premise::address).or(newReport::address).map(Address::street)
                        .or(() -> newReport.place().map(words -> accounts.findArea(words).map(Area::description).orElse(words)))
                        .or(newReport::details));
    }

    /** Creates the report of another phone of the same household. */
    private static OutageReport report(SpooledReport waiting, OutageReport household, String subject) {
        return report(waiting, subject, household.outage(), household.premise(), household.place());
    }

    private static OutageReport report(SpooledReport waiting, String subject, OutageId outage, Optional<PremiseId> premise,
            Optional<String> place) {
        NewOutageReport report = waiting.report();
        return new OutageReport(
                waiting.id(), 0, report.key(), subject, outage, report.service(), report.account(), premise, place, report.point(),
                report.callback(), report.hazards(), report.channel(), report.language(), waiting.at(),
                OutageReport.RestorationAnswer.NOT_SAID,
                List.of());
    }

    private static List<OutboxMessage> events(OutageReport report) {
        var events = new ArrayList<OutboxMessage>();
        if (!report.hazards().isEmpty()) {
            events.add(OutboxMessage.of(hazard(report)));
        }
        report.account().ifPresent(account -> events.add(OutboxMessage.of(
                new OutageReported(report.id(), report.outage(), account, report.service(), report.channel(), report.at()))));
        return events;
    }

    private static DomainEvent hazard(OutageReport report) {
        return new HazardReported(report.id(), Optional.of(report.outage()), report.service(), report.hazards(), report.place(),
                report.callback(), report.at());
    }

    /** Locates a report; empty if the place is unknown. */
    private Optional<OutageLocation> locate(NewOutageReport report) {
        ServiceType service = report.service();
        return report.account().flatMap(accounts::find).map(Account::premise).or(() -> report.address().flatMap(accounts::findPremiseAt))
                .or(() -> report.place().flatMap(this::premiseByNumber))
                .map(premise -> outageGrouping.locate(service, premise))
                .or(() -> report.place().or(() -> report.address().map(Address::oneLine)).flatMap(accounts::matchPremise).map(place -> {
                    OutageLocation location = outageGrouping.locate(service, place.premise());
                    return place.wholeBuilding() ? location.ofWholeBuilding() : location;
                }))
                .or(() -> report.point().map(point -> OutageLocation.atPoint(service, point)))
                .or(() -> report.place().flatMap(accounts::findArea).flatMap(area -> outageGrouping.locate(service, area)));
    }

    /** Returns the premise of an account number given as the place. */
    private Optional<Premise> premiseByNumber(String place) {
        return place.chars().anyMatch(Character::isLetter) ? Optional.empty()
                : accounts.parseNumber(place).flatMap(accounts::findByNumber).map(Account::premise);
    }

    private OutageLocation locate(OutageReport report) {
        return report.premise().flatMap(this::premise)
                .map(known -> outageGrouping.locate(report.service(), known))
                .or(() -> report.point().map(point -> OutageLocation.atPoint(report.service(), point)))
                .or(() -> report.place().flatMap(accounts::findArea).flatMap(area -> outageGrouping.locate(report.service(), area)))
                .orElseGet(() -> OutageLocation.described(report.place().orElse("?")));
    }

    private Optional<Premise> premise(PremiseId id) {
        return accounts.findPremise(id);
    }

    /**
     * Records the answer to "are you back on?". A no after restoration opens an outage nested in the restored one: others who say no join
     * it, and those who are back are not asked again.
     *
     * @return outage that the reporter belongs to now; empty if there is no such report
     */
    public Optional<Outage> recordRestorationAnswer(OutageReportId id, boolean yes) {
        return outages.reports.find(id.value()).flatMap(report -> {
            Outage outage = outages.findCurrent(report.outage()).orElseThrow();
            OutageReport said = outages.reports.change(id.value(),
                    now -> now.with(yes ? OutageReport.RestorationAnswer.YES : OutageReport.RestorationAnswer.NO));
            if (yes || outage.isOut()) {
                return Optional.of(outage);
            }
            OutageLocation at = locate(report);
            // On a known network each premise is an outage by itself until more is known to be out.
            var nested = at.keys().network().isPresent() ? at : new OutageLocation(Optional.empty(), at.scope(),
                    new Outage.OutageKeys(Optional.of("nested|" + outage.id()), Optional.empty()));
            Outage still = outageGrouping.findOrOpen(report.service(), nested, Optional.of(outage.id()));
            OutageReport moved = outageGrouping.moveTo(said, still);
            predictingOutages.predict(nested);
            return outages.reports.find(moved.id().value()).flatMap(now -> outages.findCurrent(now.outage()));
        });
    }
}
