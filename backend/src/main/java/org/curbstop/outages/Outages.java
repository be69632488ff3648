package org.curbstop.outages;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Premise;
import org.curbstop.common.PhoneNumber;
import org.curbstop.utility.UtilityService;
import org.springframework.stereotype.Component;

/** What is out, for whoever asks. Nothing here tells who reported. */
@Component
public final class Outages {

    private static final int LATEST = 5;

    private final OutageStore store;
    private final Merging merging;
    private final Accounts accounts;

    Outages(OutageStore store, Merging merging, Accounts accounts) {
        this.store = store;
        this.merging = merging;
        this.accounts = accounts;
    }

    /** The outage, or the one that it turned out to be part of. */
    public Optional<Outage> find(OutageId id) {
        return store.standing(id);
    }

    public Optional<Report> report(ReportId id) {
        return store.reports.find(id.value());
    }

    /** Addresses that may have been meant by one that is not there. */
    public List<String> placesNear(String place) {
        return accounts.placesNear(place);
    }

    /** Whether words name a post office box and nothing else, where nothing can be out. */
    public boolean isOnlyABox(String place) {
        return accounts.isOnlyABox(place);
    }

    /** A report that staff have still to find the place of, or did. */
    public Optional<UnplacedReport> unplaced(ReportId id) {
        return store.unplaced.find(id.value());
    }

    /** What is published, newest first: at most {@code most} from that one on. */
    public List<Outage> published(int from, int most) {
        return store.published().stream().skip(from).limit(most).toList();
    }

    /** What one household reported alone, newest first, from the one after {@code seen} on. */
    public List<Outage> uncorroborated(Optional<OutageId> seen, int most) {
        return store.inState("suspected", seen, most).stream().filter(outage -> !outage.isPublic()).toList();
    }

    /** What is said to be back, newest first. */
    public List<Outage> restored(Optional<OutageId> seen, int most) {
        return store.inState("restored", seen, most);
    }

    /** Others of that service that are out and whose place has these words in it, for whoever says that two are one. */
    public List<Outage> others(Outage outage, String words, int most) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return store.open().stream()
                .filter(other -> other.service() == outage.service() && !other.id().equals(outage.id()))
                .filter(other -> other.scope().words().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(most)
                .toList();
    }

    /** Of all of them in one question. */
    public Map<OutageId, Integer> households(Collection<Outage> all) {
        return store.households(all);
    }

    /** Everything that is out, newest first. */
    public List<Outage> open() {
        return store.open();
    }

    /** What is out at a place, all services. */
    public List<Outage> at(Premise premise) {
        return Arrays.stream(UtilityService.values())
                .flatMap(service -> at(premise, service).stream())
                .toList();
    }

    public Optional<Outage> at(Premise premise, UtilityService service) {
        return merging.known(service, Spot.of(service, premise));
    }

    /** What a number that calls or texts is about: what it reported lately, then what is out at the places of those who have it on file. */
    public List<Outage> affecting(PhoneNumber phone) {
        var found = new LinkedHashMap<OutageId, Outage>();
        store.latestOf(phone, LATEST).stream()
                .flatMap(report -> store.standing(report.outage()).stream())
                .filter(outage -> outage.isOut() || outage.state() instanceof State.Restored)
                .forEach(outage -> found.putIfAbsent(outage.id(), outage));
        accounts.byPhone(phone).stream()
                .map(Person::id)
                .flatMap(person -> accounts.of(person).stream())
                .map(Account::premise)
                .flatMap(premise -> at(premise).stream())
                .forEach(outage -> found.putIfAbsent(outage.id(), outage));
        return List.copyOf(found.values());
    }

    /** The report that this number has to answer "are you back on?" for. */
    public Optional<Report> toConfirm(PhoneNumber phone) {
        return store.latestOf(phone, LATEST).stream()
                .filter(report -> report.backOn() == Report.BackOn.NOT_SAID)
                .filter(report -> store.standing(report.outage()).map(Outage::state).filter(State.Restored.class::isInstance).isPresent())
                .findFirst();
    }

    /** How many households have reported it. */
    public int households(Outage outage) {
        return store.households(outage);
    }

    public JustMe isItJustMe(Premise premise, UtilityService service) {
        return at(premise, service).<JustMe>map(outage -> {
            int households = households(outage);
            boolean own = store.reportsAfter(outage.id(), Optional.empty(), 2).stream().allMatch(report -> report.premise().equals(Optional.of(premise.id())));
            return households <= 1 && own && outage.state() instanceof State.Suspected
                    ? new JustMe.OnlyYouSoFar(outage)
                    : new JustMe.No(outage, households);
        }).orElseGet(JustMe.NothingKnown::new);
    }
}
