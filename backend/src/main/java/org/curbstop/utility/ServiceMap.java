package org.curbstop.utility;

import java.util.Optional;

/**
 * What the outage map is drawn on.
 *
 * @param streets class path or file of the service area's streets as GeoJSON, as given
 * @param tiles address of a tile source with {@code {z}}, {@code {x}} and {@code {y}}; a browser that opens the map then calls it
 * @param attribution whom the streets or tiles are from, as their licence asks
 */
public record ServiceMap(Optional<String> streets, Optional<String> tiles, Optional<String> attribution) {

    /** Scheme, host and port of the tile source: what the browser is allowed to load pictures from. */
    public Optional<String> tileOrigin() {
        return tiles.map(url -> url.substring(0, url.indexOf('/', "https://".length())));
    }
}
