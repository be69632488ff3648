package org.curbstop.cis;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object per line, with the field names of the CSV header. A JSON array can be used for values that CSV separates with bars. */
final class NdjsonRowFormat implements RowFormat {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(3).build())
                    .build())
            .build();

    private final Set<String> known;
    private final Set<String> ignored;
    private final Charset charset;

    private final boolean ignoresUnknown;

    NdjsonRowFormat(Set<String> known, Set<String> ignored, Charset charset) {
        this(known, ignored, charset, false);
    }

    NdjsonRowFormat(Set<String> known, Set<String> ignored, Charset charset, boolean ignoresUnknown) {
        this.ignoresUnknown = ignoresUnknown;
        this.known = Set.copyOf(known);
        this.ignored = Set.copyOf(ignored);
        this.charset = charset;
    }

    @Override
    public ParsedRow parse(RawRow raw) {
        Optional<String> text = RowFormat.decode(raw.bytes(), 0, raw.bytes().length, charset);
        if (text.isEmpty()) {
            return ParsedRow.Malformed.of(RowFormat.wrongEncoding("row", charset));
        }
        JsonNode object;
        try {
            object = MAPPER.readTree(text.get());
        } catch (JacksonException e) {
            var place = e.getLocation();
            return ParsedRow.Malformed.of(ImportRowError
                    .wholeRow("one JSON object on this line" + (place == null ? "" : "; it breaks at column " + place.getColumnNr())));
        }
        return object.isObject() ? fields(raw.line(), object)
                : ParsedRow.Malformed.of(ImportRowError.wholeRow("one JSON object on this line"));
    }

    private ParsedRow fields(long line, JsonNode object) {
        var fields = new HashMap<String, String>();
        var errors = new ArrayList<ImportRowError>();
        for (var property : object.properties()) {
            String name = property.getKey();
            JsonNode value = property.getValue();
            if (ignored.contains(name) || value.isNull() || (ignoresUnknown && !known.contains(name))) {
                continue;
            }
            if (!known.contains(name)) {
                errors.add(new ImportRowError(name.matches("\\w{1,40}") ? name : "row", "no such field (see --ignore)"));
            } else if (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode)) {
                String list = value.valueStream().map(JsonNode::asString).collect(Collectors.joining(RowFields.LIST_SEPARATOR));
                RowFormat.normalize(list).ifPresent(normalized -> fields.put(name, normalized));
            } else if (value.isValueNode()) {
                RowFormat.normalize(value.asString()).ifPresent(tidy -> fields.put(name, tidy));
            } else {
                errors.add(new ImportRowError(name, "a text, a number or a list of them"));
            }
        }
        return errors.isEmpty() ? new ParsedRow.Fields(line, fields) : new ParsedRow.Malformed(errors, false);
    }
}
