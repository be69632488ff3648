package org.curbstop.outages;

import java.time.Clock;
import java.time.Instant;
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

/** Outages for any reader. Nothing here discloses who reported. */
@Component
public final class Outages {

    private static final int LATEST = 5;

    /** Of so many outages that ended last the estimates are looked back at. */
    private static final int MOST_ENDED = 500;

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

    /** The outage, or the one that it turned out to be part of. */
    public Optional<Outage> find(OutageId id) {
        return repository.findCurrent(id);
    }

    /** What can be said now of when it will be back. */
    public RestorationOutlook findOutlook(Outage outage) {
        return outage.outlook(clock.instant());
    }

    public Optional<OutageReport> findReport(OutageReportId id) {
        return repository.reports.find(id.value());
    }

    /** Addresses that may have been meant by one that is not there. */
    public List<String> suggestAddresses(String place) {
        return accounts.suggestAddresses(place);
    }

    /** Whether words name a post office box and nothing else, where nothing can be out. */
    public boolean isPostOfficeBox(String place) {
        return accounts.isPostOfficeBoxOnly(place);
    }

    /** A report that staff have still to find the place of, or did. */
    public Optional<UnplacedReport> findUnplaced(OutageReportId id) {
        return repository.unplaced.find(id.value());
    }

    /** What is said to be back, newest first. */
    public List<Outage> listRestored(Optional<OutageId> seen, int most) {
        return repository.listByState("restored", seen, most);
    }

    /** How good the estimates were that staff gave of late; empty: none was given. */
    public Optional<EstimateAccuracy> findEstimateAccuracy() {
        return accuracy.get();
    }

    private Optional<EstimateAccuracy> readAccuracy() {
        return EstimateAccuracy.of(Stream.of("restored", "closed")
                .flatMap(state -> repository.listByState(state, Optional.empty(), MOST_ENDED).stream())
                .sorted(Comparator.comparing((Outage outage) -> outage.id().value()).reversed()).limit(MOST_ENDED).toList());
    }

    /** Of all of them in one question. */
    public Map<OutageId, Integer> countHouseholds(Collection<Outage> all) {
        return repository.countHouseholds(all);
    }

    /** Everything that is out, newest first. */
    public List<Outage> listOpen() {
        return repository.listOpen();
    }

    /** What is out at a place, all services. */
    public List<Outage> findAt(Premise premise) {
        return Arrays.stream(ServiceType.values())
                .flatMap(service -> findAt(premise, service).stream())
                .toList();
    }

    Optional<Outage> findAt(Premise premise, ServiceType service) {
        return outageGrouping.findOpen(service, outageGrouping.locate(service, premise));
    }

    /** What a number that calls or texts is about: what it reported lately, then what is out at the places of those who have it on file. */
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

    /** The report that this number has to answer "are you back on?" for. */
    public Optional<OutageReport> findReportToConfirm(PhoneNumber phone) {
        return repository.listLatest(phone, LATEST).stream()
                .filter(report -> report.backOn() == OutageReport.RestorationAnswer.NOT_SAID)
                .filter(report -> repository.findCurrent(report.outage()).map(Outage::state).filter(OutageState.Restored.class::isInstance)
                        .isPresent())
                .findFirst();
    }

    /** Since when its meter says that a premise has power again, while an outage is known there; empty: it has not said so. */
    public Optional<Instant> findPowerBack(Premise premise) {
        return findAt(premise, ServiceType.ELECTRIC)
                .flatMap(outage -> meters.findPowerBack(premise).filter(back -> back.isAfter(outage.opened())));
    }

    /** How many households have reported it. */
    public int countHouseholds(Outage outage) {
        return repository.countHouseholds(outage);
    }
}
