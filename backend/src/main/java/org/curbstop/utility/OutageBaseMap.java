package org.curbstop.utility;

import java.util.Optional;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.yaml.YamlMapping;

/**
 * Background of the outage map.
 *
 * @param streets class path or file location of the service area's streets as GeoJSON
 * @param tiles URL of a tile source with {@code {z}}, {@code {x}} and {@code {y}}, called by browsers that open the map
 * @param attribution source of the streets or tiles, as their license requires
 */
public record OutageBaseMap(Optional<String> streets, Optional<String> tiles, Optional<String> attribution) {

    static final OutageBaseMap NONE = new OutageBaseMap(Optional.empty(), Optional.empty(), Optional.empty());

    /** The host becomes part of a security header: no characters that end a directive. */
    private static final String TILES = "https://[a-z0-9.-]+(:\\d{1,5})?/[A-Za-z0-9._~/{}?=&%@-]+";

    static OutageBaseMap read(YamlMapping mapping) {
        return new OutageBaseMap(
                mapping.optionalText("streets"),
                mapping.optional("tiles", "an address such as https://tiles.example.gov/{z}/{x}/{y}.png", OutageBaseMap::tiles),
                mapping.optionalText("attribution"));
    }

    private static String tiles(String text) {
        if (!text.matches(TILES) || !text.contains("{z}") || !text.contains("{x}") || !text.contains("{y}")) {
            throw new InvalidValueException("invalid.text", "https and {z}, {x} and {y}");
        }
        return text;
    }

    /** Returns scheme, host and port of the tile source, from which browsers may load images. */
    public Optional<String> tileOrigin() {
        return tiles.map(url -> url.substring(0, url.indexOf('/', "https://".length())));
    }
}
