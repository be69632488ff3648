package org.curbstop.outages.meters;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.curbstop.outages.meters.MeterEvent.MeterEventKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a JSON array of meter events; a malformed one is refused with its position and the reason, and no other is lost. */
public final class MeterEventReader {

    public static final int MAX_EVENTS = 1000;
    public static final int MAX_BYTES = 400_000;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(10).maxStringLength(1000).build()).build()).build();

    private MeterEventReader() {}

    /** @param place such as {@code [3].at} */
    public record RefusedEvent(String place, String expected) {}

    /** Thrown if the input is not an array of events. */
    public static final class UnreadableEventsException extends RuntimeException {
        UnreadableEventsException(String expected) {
            super(expected, null, false, false);
        }
    }

    /** @param places positions of the events in the array that was sent */
    public record ReadEvents(List<MeterEvent> events, List<Integer> places, List<RefusedEvent> refused) {}

    public static ReadEvents read(byte[] json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new UnreadableEventsException("JSON: an array of events");
        }
        if (root == null || !root.isArray() || root.size() > MAX_EVENTS) {
            throw new UnreadableEventsException("an array of at most " + MAX_EVENTS + " events");
        }
        var events = new ArrayList<MeterEvent>();
        var places = new ArrayList<Integer>();
        var refused = new ArrayList<RefusedEvent>();
        for (int i = 0; i < root.size(); i++) {
            int before = refused.size();
            String place = "[" + i + "]";
            String id = field(root.get(i), place, "id", "the id of the event, 1 to 80 letters, digits and . _ : -",
                    text -> matching(text, "[A-Za-z0-9._:-]{1,80}"), refused);
            String meter = field(root.get(i), place, "meter", "the number of a meter", text -> matching(text, "[A-Za-z0-9-]{3,20}"),
                    refused);
            MeterEventKind kind = field(root.get(i), place, "kind", "last-gasp or restored", MeterEventReader::kind, refused);
            Instant at = field(root.get(i), place, "at", "a time such as 2026-11-29T18:00:00Z",
                    text -> OffsetDateTime.parse(text).toInstant(), refused);
            if (refused.size() == before && id != null && meter != null && kind != null && at != null) {
                events.add(new MeterEvent(id, meter, kind, at));
                places.add(i);
            }
        }
        return new ReadEvents(events, places, refused);
    }

    private static <T> @Nullable T field(JsonNode event, String place, String name, String expected, Function<String, T> make,
            List<RefusedEvent> refused) {
        JsonNode value = event.get(name);
        try {
            if (value != null && value.isString()) {
                return make.apply(value.stringValue());
            }
        } catch (IllegalArgumentException | DateTimeException wrong) {
            // Reported below.
        }
        refused.add(new RefusedEvent(place + "." + name, expected));
        return null;
    }

    private static MeterEventKind kind(String text) {
        return switch (text) {
            case "last-gasp" -> MeterEventKind.LAST_GASP;
            case "restored" -> MeterEventKind.RESTORED;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String matching(String text, String form) {
        if (!text.matches(form)) {
            throw new IllegalArgumentException("not as expected");
        }
        return text;
    }
}
