package org.curbstop.common;

/** A place on the earth, WGS 84 degrees. */
public record GeoPoint(double latitude, double longitude) {

    private static final double EARTH_METRES = 6_371_008.8;

    public GeoPoint {
        if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) {
            throw new InvalidValueException("invalid.place", "latitude -90 to 90 and longitude -180 to 180");
        }
    }

    /** Great-circle distance in metres (haversine). */
    public double metresTo(GeoPoint other) {
        double dLat = Math.toRadians(other.latitude - latitude);
        double dLon = Math.toRadians(other.longitude - longitude);
        double a = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(other.latitude)) * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_METRES * Math.asin(Math.sqrt(a));
    }

    /** To a tenth of a meter, in letters too: the digits of a coordinate may be those of a card number, which the store masks. */
    public String key() {
        return Long.toString(Math.round(latitude * 1e6), Character.MAX_RADIX) + ","
                + Long.toString(Math.round(longitude * 1e6), Character.MAX_RADIX);
    }
}
