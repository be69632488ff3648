package org.curbstop.outages.meters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Premise;
import org.curbstop.common.InvalidValueException;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageAnnouncement;
import org.curbstop.outages.OutageScope;
import org.curbstop.outages.meters.MeterEvent.MeterEventKind;
import org.curbstop.outages.meters.MeterEventReader.ReadEvents;
import org.curbstop.outages.meters.MeterEventReader.RefusedEvent;
import org.curbstop.outages.meters.MeterPower.PowerState;
import org.curbstop.outages.network.NetworkDevice;
import org.curbstop.outages.network.NetworkRepository;
import org.curbstop.outages.network.NetworkTree;
import org.curbstop.outages.tracking.AnnouncementRequested;
import org.curbstop.outages.tracking.OutageRepository;
import org.curbstop.usage.MeterId;
import org.curbstop.usage.MeterReads;
import org.curbstop.utility.ServiceType;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Records meter events, in any order and however often they arrive: for each premise only the latest counts, by its meter's clock. A last
 * gasp is evidence once a minute has passed without a restoration.
 */
@Component
public final class RecordingMeterEvents {

    static final Duration FLICKER = Duration.ofMinutes(1);
    /** Tolerance, because the clocks of meters are not exact. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final MeterPowerRepository repository;
    private final MeterReads reads;
    private final Accounts accounts;
    private final NetworkRepository network;
    private final OutageRepository outages;
    private final Clock clock;

    public RecordingMeterEvents(MeterPowerRepository repository, MeterReads reads, Accounts accounts, NetworkRepository network,
            OutageRepository outages, Clock clock) {
        this.repository = repository;
        this.reads = reads;
        this.accounts = accounts;
        this.network = network;
        this.outages = outages;
        this.clock = clock;
    }

    /** @param taken number of valid events, including repeated and late ones */
    public record RecordedEvents(int taken, List<RefusedEvent> refused) {}

    /** Records events; repeating them changes nothing. */
    public RecordedEvents record(ReadEvents read) {
        var refused = new ArrayList<>(read.refused());
        Instant now = clock.instant();
        int taken = 0;
        for (int i = 0; i < read.events().size(); i++) {
            MeterEvent event = read.events().get(i);
            String place = "[" + read.places().get(i) + "]";
            Optional<Premise> premise = findPremise(event.meter());
            if (event.at().isAfter(now.plus(AHEAD)) || event.at().isBefore(now.minus(MeterPowerRepository.VALID))) {
                refused.add(new RefusedEvent(place + ".at", "a time of the last " + MeterPowerRepository.VALID.toHours() + " hours"));
            } else if (premise.isEmpty()) {
                refused.add(new RefusedEvent(place + ".meter", "a meter of which a reading was imported"));
            } else {
                record(event, premise.get());
                taken++;
            }
        }
        return new RecordedEvents(taken, List.copyOf(refused));
    }

    private Optional<Premise> findPremise(String meter) {
        try {
            return reads.findAccount(new MeterId(meter.toUpperCase(Locale.ROOT))).flatMap(accounts::find).map(Account::premise);
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    private void record(MeterEvent event, Premise premise) {
        Optional<String> feeder = network.findDevice(ServiceType.ELECTRIC, premise).flatMap(NetworkDevice::root);
        boolean gasp = event.kind() == MeterEventKind.LAST_GASP;
        var first = new MeterPower(premise.id(), 0, feeder, gasp ? PowerState.LOST : PowerState.ON, event.at(), event.id());
        if (!repository.power.insert(first)) {
            repository.power.change(premise.id().value(), now -> event.at().isAfter(now.at())
                    ? now.with(gasp ? PowerState.LOST : PowerState.ON, event.at(), event.id(), feeder) : now);
        }
        if (!gasp) {
            feeder.ifPresent(root -> outages.countEvidence(root));
        }
    }

    /** @return number of last gasps that have become evidence */
    @Scheduled(fixedDelay = 5_000)
    public int countLastGasps() {
        List<MeterPower> lost = repository.listLostBefore(clock.instant().minus(FLICKER));
        Set<String> feeders = new HashSet<>();
        lost.forEach(each -> {
            repository.power.change(each.id().value(), now -> now.state() == PowerState.LOST && now.at().equals(each.at())
                    ? now.with(PowerState.OUT) : now);
            each.network().ifPresent(feeders::add);
        });
        feeders.forEach(feeder -> outages.countEvidence(feeder));
        return lost.size();
    }

    /** Settles what meters below a restored device reported before, so that it opens no outage again. */
    @EventListener
    public void settle(AnnouncementRequested announcement) {
        if (announcement.what() == OutageAnnouncement.Kind.RESTORED) {
            outages.outages.find(announcement.outage().value()).filter(outage -> outage.service() == ServiceType.ELECTRIC)
                    .map(Outage::scope).filter(OutageScope.Network.class::isInstance).map(OutageScope.Network.class::cast)
                    .ifPresent(part -> network.findRoot(ServiceType.ELECTRIC, part.name()).flatMap(network::findTree)
                            .ifPresent(tree -> settle(tree, NetworkDevice.id(ServiceType.ELECTRIC, part.name()), announcement.at())));
        }
    }

    private void settle(NetworkTree tree, String device, Instant at) {
        List<MeterPower> out = repository.listOut(tree.root().id()).stream().filter(each -> !each.at().isAfter(at)).toList();
        Map<String, String> devices = network.findDevices(ServiceType.ELECTRIC, out.stream().map(MeterPower::id).toList());
        out.stream().filter(each -> tree.pathUp(devices.getOrDefault(each.id().value(), tree.root().id())).stream()
                .anyMatch(above -> above.id().equals(device))).forEach(repository::settle);
    }
}
