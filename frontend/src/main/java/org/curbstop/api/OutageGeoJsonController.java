package org.curbstop.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.curbstop.common.GeoPoint;
import org.curbstop.outages.OutageFeed;
import org.curbstop.outages.RestorationOutlook;
import org.curbstop.outages.oms.OutageSystemStatus;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Publishes current outages as GeoJSON (RFC 7946) for maps and newsrooms: locations to about one kilometer, household counts as ranges, and
 * no customer text. A feature without a known location has a null geometry.
 */
@RestController
class OutageGeoJsonController {

    private static final MediaType GEO_JSON = MediaType.valueOf("application/geo+json");
    /** Long enough to absorb the load when everyone looks at once, short enough to stay current. */
    private static final Duration MAX_AGE = Duration.ofSeconds(30);

    private final OutageFeed feed;
    private final OutageSystemStatus outageSystem;

    OutageGeoJsonController(OutageFeed feed, OutageSystemStatus outageSystem) {
        this.feed = feed;
        this.outageSystem = outageSystem;
    }

    @CrossOrigin
    @GetMapping("/outages.geojson")
    ResponseEntity<Map<String, Object>> outages() {
        Map<String, Object> collection = new LinkedHashMap<>();
        collection.put("type", "FeatureCollection");
        List<OutageFeed.FeedEntry> entries = feed.entries();
        // Foreign member (RFC 7946, section 6.1): since when nothing new is known, because the outage management system or our database is
        // away.
        collection.put("outage_system_silent_since",
                outageSystem.findStaleSince().or(feed::findStaleSince).map(Object::toString).orElse(null));
        collection.put("features", entries.stream().map(OutageGeoJsonController::feature).toList());
        return ResponseEntity.ok()
                .contentType(GEO_JSON)
                .cacheControl(CacheControl.maxAge(MAX_AGE).cachePublic())
                .body(collection);
    }

    private static Map<String, Object> feature(OutageFeed.FeedEntry entry) {
        Map<String, Object> feature = new LinkedHashMap<>();
        feature.put("type", "Feature");
        feature.put("id", entry.id().value());
        feature.put("geometry", entry.about().map(OutageGeoJsonController::point).orElse(null));
        feature.put("properties", properties(entry));
        return feature;
    }

    private static Map<String, Object> point(GeoPoint at) {
        return Map.of("type", "Point", "coordinates", List.of(at.longitude(), at.latitude()));
    }

    private static Map<String, Object> properties(OutageFeed.FeedEntry entry) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("service", lower(entry.service()));
        properties.put("network", entry.network().orElse(null));
        properties.put("households", entry.households());
        properties.put("confirmed", entry.confirmed());
        properties.put("cause", lower(entry.cause()));
        properties.put("crew", lower(entry.crew()));
        properties.put("started", entry.opened().toString());
        properties.put("estimated_restoration", entry.outlook().latest().map(Object::toString).orElse(null));
        properties.put("estimated_restoration_earliest", entry.outlook().earliest().map(Object::toString).orElse(null));
        properties.put("estimate", lower(entry.outlook().kind()));
        properties.put("estimate_source", entry.outlook().statement().map(etr -> lower(etr.source())).orElse(null));
        properties.put("estimate_given", entry.outlook().statement().map(etr -> etr.said().toString()).orElse(null));
        properties.put("assessing", entry.outlook().kind() == RestorationOutlook.Kind.ASSESSING);
        properties.put("times_moved", entry.timesMoved());
        return properties;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
