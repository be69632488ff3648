package org.curbstop.cis;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts a GeoJSON feature collection (RFC 7946) to import rows: one JSON object per line with each feature's properties, and the mean of
 * its coordinates as {@code latitude} and {@code longitude}. A feature keeps its line number unless another one began on that line.
 */
final class GeoJsonLines {

    /** Reads one feature at a time. */
    private static final JsonMapper MAPPER = JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final String LATITUDE = "latitude";
    private static final String LONGITUDE = "longitude";

    private final Writer out;
    private long line = 1;

    private GeoJsonLines(Writer out) {
        this.out = out;
    }

    /** Converts a file to a temporary file of rows. */
    static Path of(Path file) throws IOException {
        Path lines = ImportSource.createTemporaryFile(".ndjson");
        try (var in = MAPPER.createParser(Files.newInputStream(file)); var out = Files.newBufferedWriter(lines, StandardCharsets.UTF_8)) {
            new GeoJsonLines(out).convert(in);
            return lines;
        } catch (JacksonException e) {
            Files.deleteIfExists(lines);
            var place = e.getLocation();
            throw new ImportFileException("no GeoJSON" + (place == null ? "" : ": it breaks in line " + place.getLineNr()
                    + ", column " + place.getColumnNr()));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(lines);
            throw e;
        }
    }

    private void convert(JsonParser in) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw new ImportFileException("no GeoJSON: expected a feature collection");
        }
        boolean found = false;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean features = in.currentName().equals("features");
            JsonToken value = in.nextToken();
            if (features && value == JsonToken.START_ARRAY) {
                found = true;
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    long begins = in.currentTokenLocation().getLineNr();
                    write(MAPPER.readTree(in), begins);
                }
            } else {
                in.skipChildren();
            }
        }
        if (!found) {
            throw new ImportFileException("no GeoJSON: expected a feature collection with its features");
        }
    }

    private void write(JsonNode feature, long begins) throws IOException {
        for (; line < begins; line++) {
            out.write('\n');
        }
        ObjectNode row = MAPPER.createObjectNode();
        feature.path("properties").properties().forEach(property -> row.set(property.getKey(), property.getValue()));
        var points = new ArrayList<double[]>();
        collect(feature.path("geometry").path("coordinates"), points);
        if (!points.isEmpty() && !row.has(LATITUDE)) {
            row.put(LONGITUDE, middle(points, 0));
            row.put(LATITUDE, middle(points, 1));
        }
        out.write(MAPPER.writeValueAsString(row));
        out.write('\n');
        line++;
    }

    /** Collects the positions of a point, line or polygon at any depth. */
    private static void collect(JsonNode coordinates, List<double[]> points) {
        if (coordinates.size() >= 2 && coordinates.get(0).isNumber()) {
            points.add(new double[] {coordinates.get(0).asDouble(), coordinates.get(1).asDouble()});
        } else {
            coordinates.forEach(part -> collect(part, points));
        }
    }

    private static double middle(List<double[]> points, int axis) {
        double sum = points.stream().mapToDouble(point -> point[axis]).sum();
        return Math.round(sum / points.size() * 1e6) / 1e6;
    }
}
