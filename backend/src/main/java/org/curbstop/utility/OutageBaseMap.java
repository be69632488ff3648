package org.curbstop.utility;

import java.util.Optional;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.yaml.YamlMapping;

/**
 * What the outage map is drawn on.
 *
 * @param streets class path or file of the service area's streets as GeoJSON, as given
 * @param tiles address of a tile source with {@code {z}}, {@code {x}} and {@code {y}}; a browser that opens the map then calls it
 * @param attribution whom the streets or tiles are from, as their licence asks
 */
public record OutageBaseMap(Optional<String> streets, Optional<String> tiles, Optional<String> attribution) {

    static final OutageBaseMap NONE = new OutageBaseMap(Optional.empty(), Optional.empty(), Optional.empty());

    /** The host becomes part of a security header: plain letters, and nothing that ends a directive. */
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

    /** Scheme, host and port of the tile source: what the browser is allowed to load pictures from. */
    public Optional<String> tileOrigin() {
        return tiles.map(url -> url.substring(0, url.indexOf('/', "https://".length())));
    }
}
