package org.curbstop.common;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A geographic point in WGS 84 degrees. */
public record GeoPoint(double latitude, double longitude) {

    private static final double EARTH_RADIUS_METERS = 6_371_008.8;
    /** Regular expression for decimal degrees as phones share them: "45.5231, -122.6765", "https://maps.example/?q=45.5231,-122.6765". */
    public static final String DEGREES = "(?<![\\d.])-?\\d{1,2}\\.\\d{3,12}(?:,\\s?|%2C|\\s)-?\\d{1,3}\\.\\d{3,12}(?!\\d)";
    private static final Pattern PAIR = Pattern.compile(DEGREES);

    public GeoPoint {
        if (!(latitude >= -90 && latitude <= 90 && longitude >= -180 && longitude <= 180)) {
            throw new InvalidValueException("invalid.place", "latitude -90 to 90 and longitude -180 to 180");
        }
    }

    /** Finds the point in a text with decimal degrees, such as a location shared by a phone. */
    public static Optional<GeoPoint> findIn(String words) {
        var pair = PAIR.matcher(words);
        if (!pair.find()) {
            return Optional.empty();
        }
        String[] degrees = pair.group().split(",\\s?|%2C|\\s");
        double latitude = Double.parseDouble(degrees[0]);
        double longitude = Double.parseDouble(degrees[1]);
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? Optional.of(new GeoPoint(latitude, longitude)) : Optional.empty();
    }

    /** Returns decimal degrees, precise to ten meters. */
    public String inDegrees() {
        return String.format(Locale.ROOT, "%.4f, %.4f", latitude, longitude);
    }

    /** Returns the great-circle distance in meters (haversine). */
    public double metersTo(GeoPoint other) {
        double dLat = Math.toRadians(other.latitude - latitude);
        double dLon = Math.toRadians(other.longitude - longitude);
        double a = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(other.latitude)) * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_RADIUS_METERS * Math.asin(Math.sqrt(a));
    }

    /** Returns a key precise to a tenth of a meter. Base 36, because decimal digits may form a card number, which the store masks. */
    public String key() {
        return Long.toString(Math.round(latitude * 1e6), Character.MAX_RADIX) + ","
                + Long.toString(Math.round(longitude * 1e6), Character.MAX_RADIX);
    }
}
