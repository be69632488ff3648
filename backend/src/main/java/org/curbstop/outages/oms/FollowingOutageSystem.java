package org.curbstop.outages.oms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.Actor;
import org.curbstop.outages.Etr;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageScope;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.OutageUpdate;
import org.curbstop.outages.StaffOutages;
import org.curbstop.outages.StaffOutages.StaffOutageResult;
import org.curbstop.outages.network.NetworkDevice;
import org.curbstop.outages.network.NetworkRepository;
import org.curbstop.outages.oms.OmsReader.PlacedOutage;
import org.curbstop.outages.oms.OmsReader.ReadOutages;
import org.curbstop.outages.oms.OmsReader.RefusedPart;
import org.curbstop.outages.tracking.OutageGrouping;
import org.curbstop.outages.tracking.OutageRepository;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/**
 * Makes our outages follow those of the outage management system, mapped by its ids: what it confirms, estimates and restores is applied
 * here as the outage desk would do it, also for a part of an outage. An outage that it no longer lists stays as it is: a list may be cut
 * short, but a restoration is stated.
 */
@Component
public final class FollowingOutageSystem {

    /** A time that moves by less is unchanged. */
    private static final Duration SAME_TIME = Duration.ofMinutes(10);

    private final AggregateCollection<FollowedOutage> followed;
    private final OutageRepository outages;
    private final NetworkRepository network;
    private final StaffOutages staff;
    private final OutageGrouping grouping;
    private final OutageSystemStatus status;
    private final Clock clock;

    public FollowingOutageSystem(Database database, OutageRepository outages, NetworkRepository network, StaffOutages staff,
            OutageGrouping grouping, OutageSystemStatus status, Clock clock) {
        this.followed = database.collection(FollowedOutage.class, "oms_outages");
        this.outages = outages;
        this.network = network;
        this.staff = staff;
        this.grouping = grouping;
        this.status = status;
        this.clock = clock;
    }

    /** @param followed number of its outages that ours follow now */
    public record FollowResult(int followed, List<RefusedPart> refused) {}

    /** Applies its outages to ours; repeating the same list changes nothing. */
    public FollowResult follow(ReadOutages read) {
        var refused = new ArrayList<>(read.refused());
        int count = 0;
        for (PlacedOutage theirs : read.outages()) {
            Optional<RefusedPart> wrong = follow(theirs.outage(), theirs.place());
            wrong.ifPresent(refused::add);
            count += wrong.isEmpty() ? 1 : 0;
        }
        status.recordHeard();
        return new FollowResult(count, List.copyOf(refused));
    }

    private Optional<RefusedPart> follow(OmsOutage theirs, String place) {
        Optional<FollowedOutage> before = followed.find(theirs.mrid());
        if (before.filter(known -> known.digest().equals(theirs.digest())).isPresent()) {
            return Optional.empty();
        }
        Optional<NetworkDevice> device = theirs.devices().stream()
                .flatMap(name -> network.findDevice(NetworkDevice.id(ServiceType.ELECTRIC, name)).stream()).findFirst();
        Optional<Outage> earlier = before.flatMap(known -> outages.findCurrent(known.outage()));
        boolean over = earlier.filter(known -> known.state() instanceof OutageState.Closed).isPresent();
        if (over && theirs.state() == OmsOutage.OmsState.RESTORED) {
            return Optional.empty();
        }
        // Out again a day after it was restored here: another outage at that device.
        Optional<Outage> ours = earlier.filter(_ -> !over)
                .or(() -> device.flatMap(there -> outages.findOpenByKeys(List.of(there.outageKey()))));
        if (ours.isEmpty() && theirs.state() == OmsOutage.OmsState.RESTORED) {
            return Optional.empty();
        }
        if (ours.isEmpty() && device.isEmpty()) {
            return Optional.of(new RefusedPart(place + ".Equipment", "a device that was imported with the network"));
        }
        Outage outage = ours.orElseGet(() -> open(device.orElseThrow()));
        Optional<RefusedPart> wrong = apply(theirs, outage, place);
        var next = new FollowedOutage(theirs.mrid(), 0, outage.id(), wrong.isEmpty() ? theirs.digest() : "");
        if (!followed.insert(next)) {
            followed.change(theirs.mrid(), now -> new FollowedOutage(now.id(), now.version(), outage.id(), next.digest()));
        }
        return wrong;
    }

    private Outage open(NetworkDevice device) {
        var scope = new OutageScope.Network(device.part(), device.name(), device.location());
        var opened = Outage.suspected(OutageId.create(), device.service(), scope,
                new Outage.OutageKeys(Optional.of(device.outageKey()), Optional.empty(), device.root()), Optional.empty(), clock.instant());
        return outages.outages.insert(opened) ? opened : outages.findOpenByKeys(List.of(device.outageKey())).orElse(opened);
    }

    private Optional<RefusedPart> apply(OmsOutage theirs, Outage ours, String place) {
        if (theirs.state() == OmsOutage.OmsState.RESTORED) {
            if (ours.isOut()) {
                staff.restore(ours.id(), Actor.SYSTEM);
            }
            return Optional.empty();
        }
        if (ours.state() instanceof OutageState.Restored) {
            staff.reopen(ours.id(), Actor.SYSTEM);
        }
        if (theirs.state() == OmsOutage.OmsState.PREDICTED && theirs.restoration().isEmpty()) {
            return Optional.empty();
        }
        Optional<OutageUpdate.EtrUpdate> etr = theirs.restoration().filter(time -> isNews(ours, time))
                .map(time -> new OutageUpdate.EtrUpdate(Optional.of(time), Etr.Source.DISPATCH));
        var update = new OutageUpdate(theirs.cause().orElse(ours.cause()), theirs.crew().orElse(ours.crew()), etr);
        grouping.mergeBelow(ours); // merged first, so that their reporters are notified with the others
        grouping.gatherBelow(ours);
        // Those who have service back are not told of a new time; what is not confirmed yet has no parts to restore.
        boolean partsFirst = ours.state() instanceof OutageState.Confirmed;
        Optional<RefusedPart> unrestored = partsFirst ? restoreParts(theirs, ours.id(), place) : Optional.empty();
        // What was refused comes again with every message: without news it leaves no trace.
        boolean facts = !partsFirst || update.cause() != ours.cause() || update.crew() != ours.crew();
        Optional<RefusedPart> late = Optional.empty();
        if ((facts || etr.isPresent()) && staff.update(ours.id(), update, Actor.SYSTEM) instanceof StaffOutageResult.NotPossible
                && etr.isPresent()) {
            if (facts) {
                staff.update(ours.id(), new OutageUpdate(update.cause(), update.crew(), Optional.empty()), Actor.SYSTEM);
            }
            late = Optional.of(new RefusedPart(place + ".EstimatedRestorationTime.ert", "a time in the next 14 days"));
        }
        if (!partsFirst) {
            unrestored = restoreParts(theirs, ours.id(), place);
        }
        ours.keys().network().ifPresent(outages::countEvidence); // what is left above it is weighed again
        return late.isPresent() ? late : unrestored;
    }

    /** Restores the parts that it names; those that are restored already stay so. Returns the first that cannot be. */
    private Optional<RefusedPart> restoreParts(OmsOutage theirs, OutageId whole, String place) {
        Optional<RefusedPart> refused = Optional.empty();
        for (int i = 0; i < theirs.restored().size(); i++) {
            Optional<NetworkDevice> part = network.findDevice(NetworkDevice.id(ServiceType.ELECTRIC, theirs.restored().get(i)));
            boolean back = part.filter(device -> isRestored(whole, device)
                    || staff.restorePart(whole, device.id(), Actor.SYSTEM) instanceof StaffOutageResult.Done).isPresent();
            if (!back && refused.isEmpty()) {
                refused = Optional.of(new RefusedPart(place + ".RestoredEquipment[" + i + "]",
                        "a device below the outage that is not out by itself"));
            }
        }
        return refused;
    }

    private boolean isRestored(OutageId whole, NetworkDevice part) {
        return outages.findCurrent(whole).filter(now -> part.path().stream().anyMatch(now.restoredParts()::contains)).isPresent();
    }

    private static boolean isNews(Outage ours, Instant time) {
        return ours.etr().flatMap(Etr::back).filter(said -> Duration.between(said, time).abs().compareTo(SAME_TIME) < 0).isEmpty();
    }
}
