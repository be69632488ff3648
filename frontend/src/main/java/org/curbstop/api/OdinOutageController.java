package org.curbstop.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.OutageCause;
import org.curbstop.outages.OutageFeed;
import org.curbstop.outages.OutageFeed.FeedEntry;
import org.curbstop.outages.RestorationOutlook;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Publishes current power outages to emergency managers as the PubOutages profile of IEC 61968-3, which the Outage Data Initiative
 * Nationwide collects (<a href="https://odin.ornl.gov/downloadables/CIM/PubOutages.html">odin.ornl.gov</a>). It contains no more than the
 * GeoJSON feed: the same outages, no location finer than the community, and the lower bound of each range of households.
 */
@RestController
class OdinOutageController {

    static final String NAMESPACE = "http://iec.ch/TC57/2014/PubOutages#";
    private static final Duration MAX_AGE = Duration.ofSeconds(30);

    private final OutageFeed feed;
    private final Utility utility;

    OdinOutageController(OutageFeed feed, Utility utility) {
        this.feed = feed;
        this.utility = utility;
    }

    @CrossOrigin
    @GetMapping("/odin/outages.{format:json|xml}")
    ResponseEntity<?> outages(@PathVariable String format) {
        List<Map<String, @Nullable Object>> outages = feed.entries().stream().filter(entry -> entry.service() == ServiceType.ELECTRIC)
                .map(this::outage).toList();
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().cacheControl(CacheControl.maxAge(MAX_AGE).cachePublic());
        return format.equals("json") ? answer.contentType(MediaType.APPLICATION_JSON).body(Map.of("Outage", outages))
                : answer.contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
                        .body(new GeoReportResponse("PubOutages", "Outage", outages).toXml(Optional.of(NAMESPACE)));
    }

    /** Returns the elements in the order of the profile, without those that are unknown. */
    private Map<String, @Nullable Object> outage(FeedEntry entry) {
        Map<String, @Nullable Object> outage = new LinkedHashMap<>();
        outage.put("mRID", UUID.nameUUIDFromBytes(entry.id().value().getBytes(StandardCharsets.UTF_8)).toString());
        if (entry.cause() != OutageCause.UNKNOWN) {
            outage.put("cause", entry.cause().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        causeKind(entry.cause()).ifPresent(kind -> outage.put("causeKind", kind));
        outage.put("communityDescriptor", utility.address().city());
        outage.put("metersAffected", leastOf(entry.households()));
        outage.put("outageKind", entry.confirmed() ? "confirmed" : "predicted");
        outage.put("reportedStartTime", entry.opened().toString());
        crew(entry.crew()).ifPresent(status -> outage.put("statusKind", status));
        outage.put("utilityDisclaimer", "metersAffected is the least number of households in the published step " + entry.households()
                + " that have reported." + feed.findStaleSince().map(since -> " Not updated since " + since + ".").orElse(""));
        restoration(entry.outlook()).ifPresent(ert -> outage.put("EstimatedRestorationTime", ert));
        outage.put("Names", Map.of("name", entry.id().value()));
        return outage;
    }

    /** Returns the estimated time of restoration, or empty if it is unknown or has passed. */
    private static Optional<Map<String, @Nullable Object>> restoration(RestorationOutlook outlook) {
        return outlook.latest().map(Instant::toString).map(ert -> Map.of("ert", ert));
    }

    /** Returns the lower bound: 6 for "6-20". */
    private static int leastOf(String households) {
        return households.endsWith("+") ? Integer.parseInt(households.substring(0, households.length() - 1)) + 1
                : Integer.parseInt(households.substring(0, households.indexOf('-')));
    }

    /** Returns the profile's code for the cause, or empty if it has none. */
    private static Optional<String> causeKind(OutageCause cause) {
        return switch (cause) {
            case TREE -> Optional.of("treeDown");
            case ANIMAL -> Optional.of("animal");
            case PLANNED_WORK -> Optional.of("planned");
            case UNKNOWN, STORM, EQUIPMENT, VEHICLE, OVERLOAD, MAIN_BREAK, CONTAMINATION, SUPPLIER -> Optional.empty();
        };
    }

    private static Optional<String> crew(CrewStatus crew) {
        return switch (crew) {
            case NOT_YET -> Optional.of("awaitingCrewAssignment");
            case ASSIGNED -> Optional.of("assigned");
            case ON_THE_WAY -> Optional.of("enroute");
            case ON_SITE -> Optional.of("arrived");
            case DONE -> Optional.of("fieldComplete");
        };
    }
}
