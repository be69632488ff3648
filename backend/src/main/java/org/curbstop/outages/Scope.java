package org.curbstop.outages;

import java.util.Optional;
import org.curbstop.common.GeoPoint;
import org.curbstop.store.StoredAs;

/** What an outage is thought to reach. */
public sealed interface Scope {

    /** All that hangs on one part of the network. */
    @StoredAs("network")
    record Network(Part part, String name, Optional<GeoPoint> near) implements Scope {}

    /** Everything within so many metres of a place, where the network behind it is not known. */
    @StoredAs("around")
    record Around(GeoPoint centre, int metres) implements Scope {}

    /** As somebody described it; staff find out where that is. */
    @StoredAs("described")
    record Described(String place) implements Scope {}

    enum Part { FEEDER, PRESSURE_ZONE }

    /** What staff may look for it by: a name, coordinates, or words. */
    default String words() {
        return switch (this) {
            case Network network -> network.name();
            case Around around -> around.centre().latitude() + ", " + around.centre().longitude();
            case Described described -> described.place();
        };
    }

    default Optional<GeoPoint> point() {
        return switch (this) {
            case Network network -> network.near();
            case Around around -> Optional.of(around.centre());
            case Described described -> Optional.empty();
        };
    }
}
