package org.curbstop.outages.network;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.GeoPoint;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.utility.ServiceType;

/**
 * A part of the network that fails as a whole: everything below it is out with it.
 *
 * @param name the utility's name; with the service it forms the id
 * @param parent id of the device that feeds it; empty for a feeder and for a pressure zone
 * @param root id of the feeder or pressure zone at its upper end; set at the end of an import
 * @param path outage keys of this device and each one above it, up to the root's; set at the end of an import
 * @param premises number of premises directly on it; counted at the end of an import
 * @param center center of the premises on it and below it, if known; calculated at the end of an import
 */
public record NetworkDevice(
        String id,
        long version,
        ServiceType service,
        NetworkPart part,
        String name,
        Optional<String> parent,
        Optional<GeoPoint> point,
        Optional<String> root,
        List<String> path,
        int premises,
        Optional<GeoPoint> center) {

    public NetworkDevice {
        path = List.copyOf(path);
    }

    public static NetworkDevice of(ServiceType service, NetworkPart part, String name, Optional<String> parentName,
            Optional<GeoPoint> point) {
        return new NetworkDevice(id(service, name), 0, service, part, name, parentName.map(parent -> id(service, parent)), point,
                Optional.empty(), List.of(), 0, Optional.empty());
    }

    public static String id(ServiceType service, String name) {
        return service + "|" + name;
    }

    /** Returns the name in an id. */
    public static String nameOf(String id) {
        return id.substring(id.indexOf('|') + 1);
    }

    /** Returns the outage key of a part of the network; at most one open outage has it. */
    public static String outageKey(ServiceType service, NetworkPart part, String name) {
        return service + "|" + part + "|" + name;
    }

    public String outageKey() {
        return outageKey(service, part, name);
    }

    /** Returns its own point, or else where the premises are that it serves. */
    public Optional<GeoPoint> location() {
        return point.or(() -> center);
    }

    /** Returns a copy with its place in the network and the number and center of its premises. */
    NetworkDevice withPlace(Optional<String> newRoot, List<String> newPath, int newPremises, Optional<GeoPoint> newCenter) {
        return new NetworkDevice(id, version, service, part, name, parent, point, newRoot, newPath, newPremises, newCenter);
    }

    /** Returns a copy with the utility's current data, keeping the stored version and place. */
    NetworkDevice withFactsOf(NetworkDevice other) {
        return new NetworkDevice(id, version, service, other.part, name, other.parent, other.point, root, path, premises, center);
    }
}
