package org.curbstop.outages.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Premise;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.PremiseId;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.store.AggregateCollection;
import org.curbstop.store.Database;
import org.curbstop.store.Index;
import org.curbstop.store.Query;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/** Repository for the network as last imported. */
@Component
public final class NetworkRepository {

    private static final int BATCH = 500;
    private static final Set<ServiceType> SUPPLIED = EnumSet.of(ServiceType.ELECTRIC, ServiceType.WATER);

    final AggregateCollection<NetworkDevice> devices;
    final AggregateCollection<ServicePoint> servicePoints;

    public NetworkRepository(Database database) {
        this.devices = database.collection(NetworkDevice.class, "network_devices", Index.on("root"), Index.on("part"));
        this.servicePoints = database.collection(ServicePoint.class, "network_service_points");
    }

    /** Finds a device once its import has ended. */
    public Optional<NetworkDevice> findDevice(String id) {
        return devices.find(id).filter(device -> device.root().isPresent());
    }

    /**
     * Finds the device that serves a premise: the one it was imported with, else its feeder or pressure zone; empty if its network is not
     * known.
     */
    public Optional<NetworkDevice> findDevice(ServiceType service, Premise premise) {
        Optional<String> root = rootName(service, premise);
        return supplied(service)
                ? servicePoints.find(ServicePoint.id(service, premise.id())).flatMap(point -> devices.find(point.device()))
                        .or(() -> root.flatMap(name -> devices.find(NetworkDevice.id(service, name))))
                        .filter(device -> device.root().isPresent())
                : Optional.empty();
    }

    private static Optional<String> rootName(ServiceType service, Premise premise) {
        return service == ServiceType.ELECTRIC ? premise.feeder() : premise.pressureZone();
    }

    /** Returns whether the service has a network here. */
    private static boolean supplied(ServiceType service) {
        return SUPPLIED.contains(service);
    }

    /** Returns the id of the device that serves each premise; premises that were not imported are left out. */
    public Map<String, String> findDevices(ServiceType service, Collection<PremiseId> premises) {
        var found = new HashMap<String, String>();
        for (List<PremiseId> batch : batches(List.copyOf(premises))) {
            servicePoints.findAll(batch.stream().map(premise -> ServicePoint.id(service, premise)).toList())
                    .forEach(point -> found.put(point.premise().value(), point.device()));
        }
        return found;
    }

    /** Finds everything on one feeder or pressure zone. */
    public Optional<NetworkTree> findTree(String root) {
        var all = new ArrayList<NetworkDevice>();
        devices.forEach(Query.where("root", root).ascending("id"), all::add);
        return all.stream().anyMatch(device -> device.parent().isEmpty()) ? Optional.of(new NetworkTree(all)) : Optional.empty();
    }

    /** Returns the ids of all feeders and pressure zones. */
    public Set<String> listRoots() {
        var roots = new LinkedHashSet<String>();
        devices.forEach(Query.whereIn("part", List.of(NetworkPart.FEEDER, NetworkPart.PRESSURE_ZONE)), device -> roots.add(device.id()));
        return roots;
    }

    /** Finds the feeder or pressure zone of a device by the device's name. */
    public Optional<String> findRoot(ServiceType service, String name) {
        return devices.find(NetworkDevice.id(service, name)).flatMap(NetworkDevice::root);
    }

    /** Recalculates the place of each device and the number and center of its premises, once all rows of a file are stored. */
    void updatePlaces(Accounts accounts) {
        Map<String, NetworkDevice> all = new HashMap<>();
        devices.forEach(Query.all(), device -> all.put(device.id(), device));
        Map<String, Integer> premises = new HashMap<>();
        Map<String, String> served = new HashMap<>();
        servicePoints.forEach(Query.all(), point -> {
            premises.merge(point.device(), 1, Integer::sum);
            served.put(point.id(), point.device());
        });
        Map<String, List<NetworkDevice>> paths = new HashMap<>();
        all.values().forEach(device -> paths.put(device.id(), path(device, all)));
        Map<String, GeoCenter> centers = new HashMap<>();
        accounts.forEachPremise(premise -> premise.point().ifPresent(point -> SUPPLIED.stream()
                .flatMap(service -> Optional.ofNullable(served.get(ServicePoint.id(service, premise.id()))).stream())
                .flatMap(device -> paths.getOrDefault(device, List.of()).stream())
                .forEach(device -> centers.computeIfAbsent(device.id(), _ -> new GeoCenter()).add(point))));
        List<NetworkDevice> moved = paths.values().stream().map(path -> {
            NetworkDevice device = path.getFirst();
            return device.withPlace(
                    Optional.of(path.getLast()).filter(last -> last.parent().isEmpty()).map(NetworkDevice::id),
                    path.stream().map(NetworkDevice::outageKey).toList(), premises.getOrDefault(device.id(), 0),
                    Optional.ofNullable(centers.get(device.id())).map(GeoCenter::point));
        }).filter(device -> !device.equals(all.get(device.id()))).toList();
        batches(moved).forEach(devices::replaceAll);
    }

    /** Ends at a device whose parent is missing, and before a cycle closes. */
    private static List<NetworkDevice> path(NetworkDevice device, Map<String, NetworkDevice> all) {
        Set<NetworkDevice> path = new LinkedHashSet<>();
        Optional<NetworkDevice> at = Optional.of(device);
        while (at.isPresent() && path.add(at.get())) {
            at = at.get().parent().flatMap(parent -> Optional.ofNullable(all.get(parent)));
        }
        return List.copyOf(path);
    }

    /** Mean of points, to about a meter, so that their order does not matter. */
    private static final class GeoCenter {

        private static final double PRECISION = 1e5;

        private double latitudes;
        private double longitudes;
        private int points;

        void add(GeoPoint point) {
            latitudes += point.latitude();
            longitudes += point.longitude();
            points++;
        }

        GeoPoint point() {
            return new GeoPoint(Math.round(latitudes / points * PRECISION) / PRECISION,
                    Math.round(longitudes / points * PRECISION) / PRECISION);
        }
    }

    static <T> List<List<T>> batches(List<T> all) {
        var batches = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
        return batches;
    }
}
