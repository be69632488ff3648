package org.curbstop.outages;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Premise;
import org.curbstop.common.PhoneNumber;
import org.curbstop.outages.meters.MeterPowerRepository;
import org.curbstop.outages.tracking.OutageGrouping;
import org.curbstop.outages.tracking.OutageRepository;
import org.curbstop.outages.tracking.ReadCostCache;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/** Finds outages for any reader. Never discloses who reported. */
@Component
public final class Outages {

    private static final int LATEST = 5;

    /** Number of outages that ended last whose estimates are evaluated. */
    private static final int MAX_ENDED = 500;

    private final OutageRepository repository;
    private final OutageGrouping outageGrouping;
    private final Accounts accounts;
    private final MeterPowerRepository meters;
    private final Clock clock;
    private final ReadCostCache<Optional<EstimateAccuracy>> accuracy = new ReadCostCache<>(this::readAccuracy);

    Outages(OutageRepository repository, OutageGrouping grouping, Accounts accounts, MeterPowerRepository meters, Clock clock) {
        this.repository = repository;
        this.outageGrouping = grouping;
        this.accounts = accounts;
        this.meters = meters;
        this.clock = clock;
    }

    /** Finds the outage, or the one that it was merged into. */
    public Optional<Outage> find(OutageId id) {
        return repository.findCurrent(id);
    }

    /** Returns what can be said now about the restoration time. */
    public RestorationOutlook findOutlook(Outage outage) {
        return outage.outlook(clock.instant());
    }

    public Optional<OutageReport> findReport(OutageReportId id) {
        return repository.reports.find(id.value());
    }

    /** Suggests addresses that may have been meant by an unknown one. */
    public List<String> suggestAddresses(String place) {
        return accounts.suggestAddresses(place);
    }

    /** Returns whether the words name only a post office box, where nothing can be out. */
    public boolean isPostOfficeBox(String place) {
        return accounts.isPostOfficeBoxOnly(place);
    }

    /** Finds a report that staff still have to place, or have placed. */
    public Optional<UnplacedReport> findUnplaced(OutageReportId id) {
        return repository.unplaced.find(id.value());
    }

    /** Lists restored outages, newest first. */
    public List<Outage> listRestored(Optional<OutageId> seen, int limit) {
        return repository.listByState("restored", seen, limit);
    }

    /** Returns the accuracy of recent estimates by staff; empty if there were none. */
    public Optional<EstimateAccuracy> findEstimateAccuracy() {
        return accuracy.get();
    }

    private Optional<EstimateAccuracy> readAccuracy() {
        return EstimateAccuracy.of(Stream.of("restored", "closed")
                .flatMap(state -> repository.listByState(state, Optional.empty(), MAX_ENDED).stream())
                .sorted(Comparator.comparing((Outage outage) -> outage.id().value()).reversed()).limit(MAX_ENDED).toList());
    }

    /** Counts the households that reported each outage, in one query. */
    public Map<OutageId, Integer> countHouseholds(Collection<Outage> all) {
        return repository.countHouseholds(all);
    }

    /** Lists all open outages, newest first. */
    public List<Outage> listOpen() {
        var open = new ArrayList<Outage>();
        repository.forEachOpen(open::add);
        return List.copyOf(open);
    }

    /** Finds the open outages at a premise, of all services. */
    public List<Outage> findAt(Premise premise) {
        return Arrays.stream(ServiceType.values())
                .flatMap(service -> findAt(premise, service).stream())
                .toList();
    }

    Optional<Outage> findAt(Premise premise, ServiceType service) {
        return outageGrouping.findOpen(service, outageGrouping.locate(service, premise));
    }

    /**
     * Lists the outages that a call or text from a number may be about: those it reported lately, then those at premises of people who have
     * it on file.
     */
    public List<Outage> listAffecting(PhoneNumber phone) {
        var found = new LinkedHashMap<OutageId, Outage>();
        repository.listLatest(phone, LATEST).stream()
                .flatMap(report -> repository.findCurrent(report.outage()).stream())
                .filter(outage -> outage.isOut() || outage.state() instanceof OutageState.Restored)
                .forEach(outage -> found.putIfAbsent(outage.id(), outage));
        accounts.listPeopleByPhone(phone).stream()
                .map(Person::id)
                .flatMap(person -> accounts.listVisibleTo(person).stream())
                .map(Account::premise)
                .flatMap(premise -> findAt(premise).stream())
                .forEach(outage -> found.putIfAbsent(outage.id(), outage));
        return List.copyOf(found.values());
    }

    /** Finds the report for which this number still has to answer "are you back on?". */
    public Optional<OutageReport> findReportToConfirm(PhoneNumber phone) {
        return repository.listLatest(phone, LATEST).stream()
                .filter(report -> report.backOn() == OutageReport.RestorationAnswer.NOT_SAID)
                .filter(report -> repository.findCurrent(report.outage()).map(Outage::state).filter(OutageState.Restored.class::isInstance)
                        .isPresent())
                .findFirst();
    }

    /** Returns since when the meter of a premise reports power again during a known outage; empty if it does not. */
    public Optional<Instant> findPowerBack(Premise premise) {
        return findAt(premise, ServiceType.ELECTRIC)
                .flatMap(outage -> meters.findPowerBack(premise).filter(back -> back.isAfter(outage.opened())));
    }

    /** Counts the households that reported it. */
    public int countHouseholds(Outage outage) {
        return repository.countHouseholds(outage);
    }
}
