package org.curbstop.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.curbstop.pages.layout.UtilityAssets;
import org.curbstop.utility.Utility;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Serves the streets of the service area for the outage map from this host, so that no third party learns who views it. */
@Controller
class StreetMapController {

    private static final MediaType GEO_JSON = MediaType.valueOf("application/geo+json");
    /** Compresses to about a fifth; small enough for a phone to load and draw during a storm. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Optional<byte[]> streets;
    private final Optional<String> version;

    StreetMapController(Utility utility, UtilityAssets assets, JsonMapper json) {
        streets = utility.map().streets().map(name -> read(assets.find("map.streets", name), json));
        version = streets.map(bytes -> HexFormat.of().formatHex(DigestUtils.md5Digest(bytes), 0, 6));
    }

    /** Returns a version that changes with the streets, or empty if utility.yaml names no street file. */
    Optional<String> version() {
        return version;
    }

    @GetMapping("/streets.geojson")
    ResponseEntity<byte[]> streets() {
        return streets
                .map(bytes -> ResponseEntity.ok().contentType(GEO_JSON)
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()).body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static byte[] read(Resource file, JsonMapper json) {
        try {
            byte[] bytes = file.getContentAsByteArray();
            if (bytes.length > MAX_BYTES) {
                throw refused(file, "at most " + MAX_BYTES + " bytes, not " + bytes.length
                        + "; leave out footpaths and driveways, and shorten the coordinates");
            }
            JsonNode root = json.readTree(bytes);
            if (!root.path("type").asString("").equals("FeatureCollection") || root.path("features").isEmpty()) {
                throw refused(file, "a GeoJSON FeatureCollection with at least one feature");
            }
            return bytes;
        } catch (JacksonException e) {
            throw refused(file, "GeoJSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException refused(Resource file, String expected) {
        return new IllegalStateException("utility.yaml: map.streets: " + file.getFilename() + ": expected " + expected);
    }
}
