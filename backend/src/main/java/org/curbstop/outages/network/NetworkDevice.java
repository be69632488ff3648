package org.curbstop.outages.network;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.GeoPoint;
import org.curbstop.outages.OutageScope.NetworkPart;
import org.curbstop.utility.ServiceType;

/**
 * A part of the network that fails as a whole: whatever hangs below it is out with it.
 *
 * @param name as the utility calls it; with the service it is the id
 * @param parent id of the device that feeds it; empty for a feeder and for a pressure zone
 * @param root id of the feeder or pressure zone at its upper end, and {@code path} what an outage of this device and of each above it
 *     is found by, up to the root's; both are filled in when an import ends
 * @param premises that hang on it directly; counted when an import ends
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
        int premises) {

    public NetworkDevice {
        path = List.copyOf(path);
    }

    public static NetworkDevice of(ServiceType service, NetworkPart part, String name, Optional<String> parentName,
            Optional<GeoPoint> point) {
        return new NetworkDevice(id(service, name), 0, service, part, name, parentName.map(parent -> id(service, parent)), point,
                Optional.empty(), List.of(), 0);
    }

    public static String id(ServiceType service, String name) {
        return service + "|" + name;
    }

    /** The name in an id. */
    public static String nameOf(String id) {
        return id.substring(id.indexOf('|') + 1);
    }

    /** What one open outage of a part of the network has at most. */
    public static String outageKey(ServiceType service, NetworkPart part, String name) {
        return service + "|" + part + "|" + name;
    }

    public String outageKey() {
        return outageKey(service, part, name);
    }

    /** The same, where it lies in the network and how much hangs on it. */
    NetworkDevice withPlace(Optional<String> newRoot, List<String> newPath, int newPremises) {
        return new NetworkDevice(id, version, service, part, name, parent, point, newRoot, newPath, newPremises);
    }

    /** What the utility says of it now, under the version and the place that are stored. */
    NetworkDevice withFactsOf(NetworkDevice other) {
        return new NetworkDevice(id, version, service, other.part, name, other.parent, other.point, root, path, premises);
    }
}
