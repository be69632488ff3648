package org.curbstop.outages.oms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.curbstop.common.Sha256Digest;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.OutageCause;
import org.curbstop.outages.oms.OmsOutage.OmsState;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code {"Outage": [...]}} with the names of the PubOutages profile of IEC 61968-3 (docs/operations.md). A malformed outage is
 * refused with its position and the reason, and the others are accepted.
 */
public final class OmsReader {

    public static final int MAX_BYTES = 4_000_000;
    static final int MAX_OUTAGES = 5_000;
    private static final int MAX_FAILED = 20;
    private static final int MAX_RESTORED = 200;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).maxStringLength(2000).build()).build()).build();

    private OmsReader() {}

    /** @param place such as {@code Outage[3].mRID} */
    public record RefusedPart(String place, String expected) {}

    /** Outages read, and parts refused. */
    public record ReadOutages(List<PlacedOutage> outages, List<RefusedPart> refused) {}

    /** An outage with its position in the input. */
    record PlacedOutage(String place, OmsOutage outage) {}

    /** Thrown if the input is not a list of outages; the known ones stay as they are. */
    public static final class UnreadableOutagesException extends RuntimeException {
        UnreadableOutagesException(String expected) {
            super(expected, null, false, false);
        }
    }

    public static ReadOutages read(byte[] json) {
        JsonNode list;
        try {
            list = MAPPER.readTree(json).path("Outage");
        } catch (JacksonException e) {
            throw new UnreadableOutagesException("JSON: an object with the list Outage");
        }
        if (!list.isArray() || list.size() > MAX_OUTAGES) {
            throw new UnreadableOutagesException("an object with the list Outage of at most " + MAX_OUTAGES);
        }
        var outages = new ArrayList<PlacedOutage>();
        var refused = new ArrayList<RefusedPart>();
        for (int i = 0; i < list.size(); i++) {
            new OutageNode(list.get(i), "Outage[" + i + "]", refused).read().ifPresent(outages::add);
        }
        return new ReadOutages(outages, refused);
    }

    /** Reads one outage and collects its errors. */
    private record OutageNode(JsonNode node, String place, List<RefusedPart> refused) {

        Optional<PlacedOutage> read() {
            int before = refused.size();
            Optional<String> mrid = field("mRID", "the id of the outage, 1 to 100 printable characters", text -> matching(text,
                    "[!-~]{1,100}"));
            if (mrid.isEmpty() && refused.size() == before) {
                refused.add(new RefusedPart(place + ".mRID", "the id of the outage"));
            }
            OmsState state = field("outageKind", "confirmed, predicted, partiallyRestored, restored or closed", OutageNode::state)
                    .orElse(OmsState.CONFIRMED);
            Optional<CrewStatus> crew = field("statusKind", "awaitingCrewAssignment, assigned, enroute, arrived or fieldComplete",
                    OutageNode::crew);
            Optional<OutageCause> cause = field("causeKind", "treeDown, animal, lineDown, poleDown, lightingStrike, planned or unplanned",
                    OutageNode::cause);
            Optional<Instant> restoration = new OutageNode(node.path("EstimatedRestorationTime"), place + ".EstimatedRestorationTime",
                    refused)
                    .field("ert", "a time such as 2026-11-29T18:00:00Z", text -> OffsetDateTime.parse(text).toInstant());
            List<String> devices = devices("Equipment", MAX_FAILED);
            List<String> restored = state == OmsState.PARTIALLY_RESTORED ? devices("RestoredEquipment", MAX_RESTORED) : List.of();
            if (refused.size() > before) {
                return Optional.empty();
            }
            if (state == OmsState.PARTIALLY_RESTORED && restored.isEmpty()) {
                // The rest of it is accepted: where service is back may be told later.
                refused.add(new RefusedPart(place + ".RestoredEquipment", "the devices where service is back; a count does not say where"));
            }
            return Optional.of(new PlacedOutage(place, new OmsOutage(mrid.orElseThrow(), state, devices, restored, cause, crew, restoration,
                    Sha256Digest.of("oms", node.toString()))));
        }

        private List<String> devices(String list, int most) {
            JsonNode equipment = node.path(list);
            if (!equipment.isMissingNode() && (!equipment.isArray() || equipment.size() > most)) {
                refused.add(new RefusedPart(place + "." + list, "a list of at most " + most + " devices with their name"));
                return List.of();
            }
            var names = new ArrayList<String>();
            for (int i = 0; i < equipment.size(); i++) {
                new OutageNode(equipment.get(i), place + "." + list + "[" + i + "]", refused)
                        .field("name", "the name of a device, at most 60 characters", text -> matching(text, ".{1,60}"))
                        .ifPresent(names::add);
            }
            return names;
        }

        private <T> Optional<T> field(String name, String expected, Function<String, T> make) {
            JsonNode value = node.path(name);
            if (value.isMissingNode() || value.isNull()) {
                return Optional.empty();
            }
            try {
                if (value.isString()) {
                    return Optional.of(make.apply(value.stringValue()));
                }
            } catch (IllegalArgumentException | DateTimeException wrong) {
                // Reported below.
            }
            refused.add(new RefusedPart(place + "." + name, expected));
            return Optional.empty();
        }

        private static OmsState state(String text) {
            return switch (text) {
                case "predicted" -> OmsState.PREDICTED;
                case "confirmed" -> OmsState.CONFIRMED;
                case "partiallyRestored" -> OmsState.PARTIALLY_RESTORED;
                case "restored", "closed" -> OmsState.RESTORED;
                default -> throw new IllegalArgumentException(text);
            };
        }

        private static CrewStatus crew(String text) {
            return switch (text) {
                case "awaitingCrewAssignment" -> CrewStatus.NOT_YET;
                case "assigned" -> CrewStatus.ASSIGNED;
                case "enroute" -> CrewStatus.ON_THE_WAY;
                case "arrived" -> CrewStatus.ON_SITE;
                case "fieldComplete" -> CrewStatus.DONE;
                default -> throw new IllegalArgumentException(text);
            };
        }

        private static OutageCause cause(String text) {
            return switch (text) {
                case "treeDown" -> OutageCause.TREE;
                case "animal" -> OutageCause.ANIMAL;
                case "lineDown", "poleDown" -> OutageCause.EQUIPMENT;
                case "lightingStrike", "lightningStrike" -> OutageCause.STORM;
                case "planned" -> OutageCause.PLANNED_WORK;
                case "unplanned" -> OutageCause.UNKNOWN;
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
}
