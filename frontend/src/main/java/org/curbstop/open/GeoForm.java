package org.curbstop.open;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.curbstop.common.Channel;
import org.curbstop.common.Digest;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.Ids;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.outages.NewReport;
import org.curbstop.utility.ServiceArea;
import org.jspecify.annotations.Nullable;

/** What a GeoReport client posts. Names and e-mail addresses are passed over: nothing here needs them. */
record GeoForm(String key, Optional<GeoPoint> point, Optional<String> place, Optional<PhoneNumber> callback, Language language) {

    /** A form that comes again on one day from the same device is the same report; without a device every form is a report. */
    static GeoForm read(Map<String, String> form, Language language, LocalDate today) {
        String key = form.containsKey("device_id")
                ? "open311|" + Digest.of(today.toString(), new TreeMap<>(form).toString())
                : Ids.mint("geo");
        String address = form.getOrDefault("address_string", "").strip();
        Optional<GeoPoint> point = point(form.get("lat"), form.get("long"));
        String place = (address + " " + form.getOrDefault("description", "")).strip();
        return new GeoForm(
                key, point,
                Optional.of(place).filter(text -> !text.isBlank() && (point.isPresent() || !address.isBlank())),
                Optional.ofNullable(form.get("phone")).flatMap(PhoneNumber::read),
                language);
    }

    /** Empty: it does not say where. */
    Optional<NewReport> of(GeoService service) {
        if (point.isEmpty() && place.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NewReport(
                key, service.supply(), Optional.empty(), Optional.empty(), point, place, callback, service.hazards(), Channel.PAGE, language));
    }

    /** By coordinates in the area; where the utility has named none, these are words for staff like any others. */
    GeoForm within(Optional<ServiceArea> area) {
        return area.isPresent() || point.isEmpty()
                ? this
                : new GeoForm(key, Optional.empty(), place.or(() -> point.map(at -> at.latitude() + ", " + at.longitude())), callback, language);
    }

    private static Optional<GeoPoint> point(@Nullable String lat, @Nullable String lon) {
        try {
            return lat == null || lon == null ? Optional.empty() : Optional.of(new GeoPoint(Double.parseDouble(lat), Double.parseDouble(lon)));
        } catch (IllegalArgumentException outOfTheWorld) {
            return Optional.empty();
        }
    }
}
