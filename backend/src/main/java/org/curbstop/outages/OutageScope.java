package org.curbstop.outages;

import java.util.Optional;
import org.curbstop.common.GeoPoint;
import org.curbstop.store.StoredAs;

/** What an outage is thought to reach. */
public sealed interface OutageScope {

    /** All that hangs on one part of the network. */
    @StoredAs("network")
    record Network(NetworkPart part, String name, Optional<GeoPoint> near) implements OutageScope {}

    /** Everything within so many metres of a place, where the network behind it is not known. */
    @StoredAs("around")
    record AroundPoint(GeoPoint centre, int metres) implements OutageScope {}

    /** As somebody described it; staff find out where that is. */
    @StoredAs("described")
    record Described(String place) implements OutageScope {}

    /** Electric from the substation down, then water likewise. */
    enum NetworkPart { FEEDER, LATERAL, TRANSFORMER, PRESSURE_ZONE, ZONE }

    /** What staff may look for it by: a name, coordinates, or words. */
    default String searchText() {
        return switch (this) {
            case Network network -> network.name();
            case AroundPoint around -> around.centre().latitude() + ", " + around.centre().longitude();
            case Described described -> described.place();
        };
    }

    default Optional<GeoPoint> point() {
        return switch (this) {
            case Network network -> network.near();
            case AroundPoint around -> Optional.of(around.centre());
            case Described described -> Optional.empty();
        };
    }
}
