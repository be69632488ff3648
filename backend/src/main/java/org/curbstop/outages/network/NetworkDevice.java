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
 * @param path ids from this device up to the root, which is the last; filled in when an import ends
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
        List<String> path,
        int premises) {

    public NetworkDevice {
        path = List.copyOf(path);
    }

    public static NetworkDevice of(ServiceType service, NetworkPart part, String name, Optional<String> parentName, Optional<GeoPoint> point) {
        return new NetworkDevice(id(service, name), 0, service, part, name, parentName.map(parent -> id(service, parent)), point, List.of(), 0);
    }

    public static String id(ServiceType service, String name) {
        return service + "|" + name;
    }

    /** The same, where it lies in the network and how much hangs on it. */
    NetworkDevice withPlace(List<String> newPath, int newPremises) {
        return new NetworkDevice(id, version, service, part, name, parent, point, newPath, newPremises);
    }

    /** What the utility says of it, apart from what is derived. */
    boolean hasSameFacts(NetworkDevice other) {
        return withPlace(List.of(), 0).withVersion(0).equals(other.withPlace(List.of(), 0).withVersion(0));
    }

    NetworkDevice withVersion(long now) {
        return new NetworkDevice(id, now, service, part, name, parent, point, path, premises);
    }
}
