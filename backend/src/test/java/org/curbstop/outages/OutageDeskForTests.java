package org.curbstop.outages;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Neighbours;
import org.curbstop.accounts.Premise;
import org.curbstop.common.Asker;
import org.curbstop.common.Channel;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.store.Spools;
import org.curbstop.store.TestStore;
import org.curbstop.utility.Lines.Hazard;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.UtilityService;

/** Everything of this capability wired over a test's database. */
public final class OutageDeskForTests {

    public static final Asker OSCAR = Asker.at(Asker.Place.OUTAGES, "oscar", "desk");

    public final Neighbours town;
    public final MovableClock clock;
    public final ReportingAnOutage reporting;
    public final Outages outages;
    public final OutageDesk desk;
    public final OutageFeed feed;
    public final PlacingReports placing;
    final OutageStore store;
    final Merging merging;
    final ClosingQuietOutages closing;
    private final TestStore test;
    private final List<Object> told = new CopyOnWriteArrayList<>();

    public OutageDeskForTests(TestStore test, Path data) {
        this.test = test;
        town = new Neighbours(test);
        clock = town.clock;
        store = new OutageStore(test.store());
        merging = new Merging(store, clock);
        reporting = new ReportingAnOutage(store, merging, town.accounts, new NotificationLimits(store, town.accounts, clock), test.store(), new Spools(data), clock);
        outages = new Outages(store, merging, town.accounts);
        desk = new OutageDesk(store, merging, town.audit, clock);
        feed = new OutageFeed(store);
        placing = new PlacingReports(store, reporting, town.accounts, town.audit);
        closing = new ClosingQuietOutages(store, clock);
        var telling = new TellingReporters(store, told::add);
        test.listen(event -> {
            if (event instanceof FanOut fanOut) {
                telling.tell(fanOut);
            }
        });
    }

    /** Events that carry recipients, once all is delivered. */
    public <E> List<E> told(Class<E> kind) {
        test.told();
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Premise place(String street, Optional<String> feeder, Optional<GeoPoint> point) {
        var premise = new Premise(PremiseId.mint(), 0, Neighbours.at(street), feeder, Optional.empty(), point);
        if (!town.accounts.add(premise)) {
            throw new AssertionError(street + " is there already");
        }
        return premise;
    }

    static NewReport by(String key, String phone, Address address) {
        return new NewReport(
                key, UtilityService.ELECTRIC, Optional.empty(), Optional.of(address), Optional.empty(), Optional.empty(),
                Optional.of(new PhoneNumber(phone)), Set.of(), Channel.TEXT, Language.ENGLISH);
    }

    static NewReport at(String key, UtilityService service, GeoPoint point) {
        return new NewReport(
                key, service, Optional.empty(), Optional.empty(), Optional.of(point), Optional.empty(), Optional.empty(), Set.of(), Channel.PAGE,
                Language.SPANISH);
    }

    /** In somebody's own words, with nothing else. */
    static NewReport saying(String key, String place) {
        return new NewReport(
                key, UtilityService.ELECTRIC, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(place), Optional.empty(), Set.of(),
                Channel.PAGE, Language.ENGLISH);
    }

    /** Houses of one street, all on one feeder. */
    List<Premise> street(String name, int houses, String feeder) {
        return IntStream.rangeClosed(1, houses).mapToObj(number -> place((1000 + number) + " " + name, Optional.of(feeder), Optional.empty())).toList();
    }

    static NewReport with(NewReport report, Hazard... hazards) {
        return new NewReport(
                report.key(), report.service(), report.account(), report.address(), report.point(), report.place(), report.callback(), Set.of(hazards),
                report.channel(), report.language());
    }

    Optional<Instant> in(Duration time) {
        return Optional.of(clock.instant().plus(time));
    }
}
