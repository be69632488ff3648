package org.curbstop.outages;

import java.util.Optional;
import org.curbstop.common.GeoPoint;
import org.curbstop.store.StoredAs;

/** What an outage is thought to affect. */
public sealed interface OutageScope {

    /** Everything below one part of the network. */
    @StoredAs("network")
    record Network(NetworkPart part, String name, Optional<GeoPoint> near) implements OutageScope {}

    /** Everything within {@code metres} of a point, where the network is not known. */
    @StoredAs("around")
    record AroundPoint(GeoPoint centre, int metres) implements OutageScope {}

    /** A place as somebody described it; staff find out where it is. */
    @StoredAs("described")
    record Described(String place) implements OutageScope {}

    /** Parts of the electric network from the substation down, then of the water network. */
    enum NetworkPart { FEEDER, LATERAL, TRANSFORMER, PRESSURE_ZONE, ZONE }

    /** Returns the text that staff can search for: a name, coordinates, or words. */
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
