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
import org.curbstop.accounts.MillbrookCustomers;
import org.curbstop.accounts.Premise;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.PremiseId;
import org.curbstop.outages.jobs.OutageClosingJob;
import org.curbstop.outages.meters.MeterPowerRepository;
import org.curbstop.outages.meters.RecordingMeterEvents;
import org.curbstop.outages.network.NetworkRepository;
import org.curbstop.outages.network.NetworkUpsert;
import org.curbstop.outages.tracking.AnnouncementFanOut;
import org.curbstop.outages.tracking.AnnouncementRequested;
import org.curbstop.outages.tracking.OutageGrouping;
import org.curbstop.outages.tracking.OutageRepository;
import org.curbstop.outages.tracking.PartialRestoration;
import org.curbstop.outages.tracking.PredictingOutages;
import org.curbstop.store.DiskSpoolFactory;
import org.curbstop.store.TestKey;
import org.curbstop.store.TestStore;
import org.curbstop.usage.MeterReads;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.PhoneLines.Hazard;
import org.curbstop.utility.ServiceType;

/** The outages capability over a test's database. */
public final class OutagesForTests {

    public static final Actor OSCAR = Actor.atWorkplace(Actor.Workplace.OUTAGES, "oscar", "desk");

    public final MillbrookCustomers millbrook;
    public final MovableClock clock;
    public final ReportingAnOutage reporting;
    public final Outages outages;
    public final StaffOutages staffOutages;
    public final OutageFeed feed;
    public final PlacingUnplacedReports placingUnplacedReports;
    public final OutageRepository repository;
    public final OutageGrouping grouping;
    final NetworkRepository network;
    final NetworkUpsert networkUpsert;
    final PredictingOutages predicting;
    final MeterPowerRepository meters;
    final MeterReads reads;
    final RecordingMeterEvents meterEvents;
    final OutageClosingJob closing;
    private final TestStore test;
    private final List<Object> published = new CopyOnWriteArrayList<>();

    public OutagesForTests(TestStore test, Path data) {
        this.test = test;
        millbrook = new MillbrookCustomers(test);
        clock = millbrook.clock;
        repository = new OutageRepository(test.store());
        network = new NetworkRepository(test.store());
        networkUpsert = new NetworkUpsert(network, millbrook.accounts);
        meters = new MeterPowerRepository(test.store(), clock);
        reads = new MeterReads(test.store(), clock);
        meterEvents = new RecordingMeterEvents(meters, reads, millbrook.accounts, network, repository, clock);
        grouping = new OutageGrouping(repository, network, millbrook.accounts, TestKey.KEY, clock);
        predicting = new PredictingOutages(repository, grouping, network, meters, clock);
        reporting = new ReportingAnOutage(repository, grouping, predicting, millbrook.accounts,
                new OutageNotificationLimits(repository, millbrook.accounts, clock),
                test.store(), new DiskSpoolFactory(data), clock);
        outages = new Outages(repository, grouping, millbrook.accounts, meters, clock);
        staffOutages = new StaffOutages(repository, grouping, new PartialRestoration(repository, grouping, network), millbrook.audit, clock);
        feed = new OutageFeed(repository, clock);
        placingUnplacedReports = new PlacingUnplacedReports(repository, reporting, millbrook.accounts, millbrook.audit);
        closing = new OutageClosingJob(repository, clock);
        var telling = new AnnouncementFanOut(repository, published::add);
        test.listen(event -> {
            if (event instanceof AnnouncementRequested fanOut) {
                meterEvents.settle(fanOut);
                telling.publishAnnouncements(fanOut);
            }
        });
    }

    /** Returns the events with recipients, after all events are delivered. */
    public <E> List<E> published(Class<E> kind) {
        test.told();
        return published.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Sets the ETR as an operator does; empty: it is being assessed. */
    StaffOutages.StaffOutageResult setEtr(OutageId id, Optional<Instant> back, Etr.Source source) {
        Outage now = outages.find(id).orElseThrow();
        return staffOutages.update(id, new OutageUpdate(now.cause(), now.crew(), Optional.of(new OutageUpdate.EtrUpdate(back, source))),
                OSCAR);
    }

    /** Returns a new instance with nothing cached. */
    Outages newOutages() {
        return new Outages(repository, grouping, millbrook.accounts, meters, clock);
    }

    Premise place(String street, Optional<String> feeder, Optional<GeoPoint> point) {
        var premise = new Premise(PremiseId.create(), 0, MillbrookCustomers.at(street), feeder, Optional.empty(), point);
        if (!millbrook.accounts.add(premise)) {
            throw new AssertionError(street + " is there already");
        }
        return premise;
    }

    static NewOutageReport by(String key, String phone, Address address) {
        return new NewOutageReport(
                key, ServiceType.ELECTRIC, Optional.empty(), Optional.of(address), Optional.empty(), Optional.empty(),
                Optional.of(new PhoneNumber(phone)), Set.of(), Channel.TEXT, Language.ENGLISH);
    }

    static NewOutageReport at(String key, ServiceType service, GeoPoint point) {
        return new NewOutageReport(
                key, service, Optional.empty(), Optional.empty(), Optional.of(point), Optional.empty(), Optional.empty(), Set.of(),
                Channel.PAGE,
                Language.SPANISH);
    }

    /** Returns a report that names its place only in the customer's own words. */
    static NewOutageReport saying(String key, String place) {
        return new NewOutageReport(
                key, ServiceType.ELECTRIC, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(place), Optional.empty(),
                Set.of(),
                Channel.PAGE, Language.ENGLISH);
    }

    /** Adds houses on one street, all on one feeder. */
    public List<Premise> street(String name, int houses, String feeder) {
        return IntStream.rangeClosed(1, houses)
                .mapToObj(number -> place((1000 + number) + " " + name, Optional.of(feeder), Optional.empty())).toList();
    }

    static NewOutageReport with(NewOutageReport report, Hazard... hazards) {
        return new NewOutageReport(
                report.key(), report.service(), report.account(), report.address(), report.point(), report.place(), report.callback(),
                Set.of(hazards),
                report.channel(), report.language());
    }

    Optional<Instant> in(Duration time) {
        return Optional.of(clock.instant().plus(time));
    }
}
