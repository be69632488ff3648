package org.curbstop.utility;

import org.curbstop.common.GeoPoint;
import org.curbstop.common.InvalidValueException;

/** Bounding box, in degrees, of everything that the utility serves. */
public record ServiceArea(GeoPoint southWest, GeoPoint northEast) {

    public ServiceArea {
        if (southWest.latitude() >= northEast.latitude() || southWest.longitude() >= northEast.longitude()) {
            throw new InvalidValueException("invalid.place", "a south-west corner and a north-east corner");
        }
    }

    public boolean contains(GeoPoint point) {
        return point.latitude() >= southWest.latitude() && point.latitude() <= northEast.latitude()
                && point.longitude() >= southWest.longitude() && point.longitude() <= northEast.longitude();
    }
}
