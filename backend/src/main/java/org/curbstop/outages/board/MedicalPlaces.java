package org.curbstop.outages.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Premise;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.tracking.OutageGrouping;
import org.curbstop.outages.tracking.OutageLocation;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/**
 * Finds customers whose health depends on a device in the reach of outages, whether they have reported or not. Their premises are reloaded
 * every five minutes only, because the board asks every few seconds.
 */
@Component
public final class MedicalPlaces {

    private static final long FRESH_NANOS = Duration.ofMinutes(5).toNanos();
    private static final List<ServiceType> SUPPLIED = List.of(ServiceType.ELECTRIC, ServiceType.WATER);

    private final Optional<MedicalDevices> devices;
    private final Accounts accounts;
    private final OutageGrouping grouping;
    private volatile KnownPlaces known = new KnownPlaces(List.of(), System.nanoTime() - FRESH_NANOS);

    /** @param keys for each service, keys of the outages that would reach it, nearest first */
    private record MedicalPlace(Premise premise, List<List<String>> keys) {}

    private record KnownPlaces(List<MedicalPlace> places, long readAt) {}

    public MedicalPlaces(Optional<MedicalDevices> devices, Accounts accounts, OutageGrouping grouping) {
        this.devices = devices;
        this.accounts = accounts;
        this.grouping = grouping;
    }

    /** Returns the premises in the reach of each outage. */
    Map<OutageId, List<Premise>> findIn(Collection<Outage> open) {
        Map<String, Outage> byKey = new HashMap<>();
        open.forEach(outage -> outage.keys().one().ifPresent(key -> byKey.put(key, outage)));
        Map<OutageId, List<Premise>> found = new HashMap<>();
        for (MedicalPlace place : places()) {
            var reaching = new HashSet<OutageId>();
            place.keys().forEach(keys -> keys.stream().flatMap(key -> Stream.ofNullable(byKey.get(key)))
                    .filter(outage -> outage.restoredParts().stream().noneMatch(keys::contains))
                    .findFirst().ifPresent(outage -> reaching.add(outage.id())));
            reaching.forEach(id -> found.computeIfAbsent(id, any -> new ArrayList<>()).add(place.premise()));
        }
        return found;
    }

    private List<MedicalPlace> places() {
        KnownPlaces now = known;
        if (System.nanoTime() - now.readAt() >= FRESH_NANOS) {
            now = new KnownPlaces(devices.stream().flatMap(register -> register.listAccounts().stream())
                    .flatMap(account -> accounts.find(account).stream()).map(Account::premise).distinct().map(this::place).toList(),
                    System.nanoTime());
            known = now;
        }
        return now.places();
    }

    private MedicalPlace place(Premise premise) {
        return new MedicalPlace(premise, SUPPLIED.stream().map(service -> grouping.locate(service, premise)).map(MedicalPlaces::keys)
                .toList());
    }

    private static List<String> keys(OutageLocation location) {
        return Stream.concat(location.keys().one().stream(), location.above().stream()).toList();
    }
}
