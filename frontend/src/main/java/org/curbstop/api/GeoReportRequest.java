package org.curbstop.api;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.curbstop.common.Channel;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.IdGenerator;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.common.Sha256Digest;
import org.curbstop.outages.NewOutageReport;
import org.curbstop.utility.ServiceArea;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a GeoReport POST. Names and e-mail addresses are ignored, because nothing here needs them.
 *
 * @param description for staff: a place named in it is not the place of the report
 */
record GeoReportRequest(String key, Optional<GeoPoint> point, Optional<String> place, Optional<String> description,
        Optional<PhoneNumber> callback, Language language) {

    /** The same form from the same device on the same day is one report; without a device id every form is a separate report. */
    static GeoReportRequest read(Map<String, String> form, Language language, LocalDate today) {
        String key = form.containsKey("device_id")
                ? "open311|" + Sha256Digest.of(today.toString(), new TreeMap<>(form).toString())
                : IdGenerator.create("geo");
        return new GeoReportRequest(
                key, point(form.get("lat"), form.get("long")),
                Optional.ofNullable(form.get("address_string")).filter(text -> !text.isBlank()),
                Optional.ofNullable(form.get("description")),
                Optional.ofNullable(form.get("phone")).flatMap(PhoneNumber::parse),
                language);
    }

    /** Returns the report, or empty if the request names no location. */
    Optional<NewOutageReport> toNewReport(GeoReportServiceType service) {
        if (point.isEmpty() && place.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NewOutageReport(
                key, service.supply(), Optional.empty(), Optional.empty(), point, place, callback, service.hazards(), Channel.PAGE,
                language).withDetails(description));
    }

    /** Keeps the coordinates if the utility has configured a service area; otherwise passes them to staff as text. */
    GeoReportRequest restrictedTo(Optional<ServiceArea> area) {
        return area.isPresent() || point.isEmpty()
                ? this
                : new GeoReportRequest(key, Optional.empty(), place.or(() -> point.map(at -> at.latitude() + ", " + at.longitude())),
                        description, callback, language);
    }

    private static Optional<GeoPoint> point(@Nullable String lat, @Nullable String lon) {
        try {
            return lat == null || lon == null ? Optional.empty()
                    : Optional.of(new GeoPoint(Double.parseDouble(lat), Double.parseDouble(lon)));
        } catch (IllegalArgumentException outOfTheWorld) {
            return Optional.empty();
        }
    }
}
