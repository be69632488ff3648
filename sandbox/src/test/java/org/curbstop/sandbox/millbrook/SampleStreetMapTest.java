package org.curbstop.sandbox.millbrook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.curbstop.common.GeoPoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The outage map of the sample utility shows the streets on which the sample customers live. */
class SampleStreetMapTest {

    private static final int FAR_METRES = 25;
    private static final int LAST_HOUSE = 240;

    @ParameterizedTest
    @EnumSource
    void every_premise_is_on_its_street_on_the_map(SampleStreet street) throws IOException {
        for (int number = 1; number <= LAST_HOUSE; number += 13) {
            var house = street.house(number);
            String name = house.address().line1().replaceFirst("^\\d+ ", "");
            assertThat(nearest(name, house.point().orElseThrow())).as(house.address().line1()).isLessThan(FAR_METRES);
        }
    }

    /** Returns the distance in meters from a place to the street of that name, using points on it that are a few meters apart. */
    private static double nearest(String name, GeoPoint place) throws IOException {
        return lines(name).stream().mapToDouble(place::metersTo).min().orElse(Double.MAX_VALUE);
    }

    private static List<GeoPoint> lines(String name) throws IOException {
        var points = new ArrayList<GeoPoint>();
        try (InputStream in = SampleStreetMapTest.class.getResourceAsStream("/millbrook-streets.geojson")) {
            for (JsonNode feature : JsonMapper.shared().readTree(in).path("features")) {
                if (feature.at("/properties/name").asString().equals(name)) {
                    JsonNode line = feature.at("/geometry/coordinates");
                    for (int i = 1; i < line.size(); i++) {
                        between(line.get(i - 1), line.get(i), points);
                    }
                }
            }
        }
        return points;
    }

    private static void between(JsonNode a, JsonNode b, List<GeoPoint> points) {
        for (int step = 0; step <= 100; step++) {
            double part = step / 100.0;
            points.add(new GeoPoint(
                    a.get(1).asDouble() * (1 - part) + b.get(1).asDouble() * part,
                    a.get(0).asDouble() * (1 - part) + b.get(0).asDouble() * part));
        }
    }
}
