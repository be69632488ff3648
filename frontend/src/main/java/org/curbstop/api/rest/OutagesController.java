package org.curbstop.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.GeoPoint;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageScope;
import org.curbstop.outages.Outages;
import org.curbstop.outages.RestorationOutlook;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists open outages as the outage board shows them: exact locations and numbers, unconfirmed ones too, but no reports or customers. */
@RestController
class OutagesController {

    private final Outages outages;
    private final Clock clock;

    OutagesController(Outages outages, Clock clock) {
        this.outages = outages;
        this.clock = clock;
    }

    record OutageList(List<OutageResponse> outages) {}

    /** @param device name of the network device, if known */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record OutageResponse(String id, String service, String certainty, Optional<String> device, Optional<Double> latitude,
            Optional<Double> longitude, int households, String cause, String crew, Instant opened, String estimate,
            Optional<Instant> earliest, Optional<Instant> latest) {}

    @GetMapping("/api/v1/outages")
    OutageList listOutages() {
        List<Outage> open = outages.listOpen();
        Map<OutageId, Integer> households = outages.countHouseholds(open);
        return new OutageList(open.stream().map(outage -> toResponse(outage, households.getOrDefault(outage.id(), 0))).toList());
    }

    private OutageResponse toResponse(Outage outage, int households) {
        RestorationOutlook outlook = outage.outlook(clock.instant());
        Optional<GeoPoint> place = outage.scope().point();
        return new OutageResponse(outage.id().value(), code(outage.service()), code(outage.certainty()),
                outage.scope() instanceof OutageScope.Network part ? Optional.of(part.name()) : Optional.empty(),
                place.map(GeoPoint::latitude), place.map(GeoPoint::longitude), households, code(outage.cause()), code(outage.crew()),
                outage.opened(), code(outlook.kind()), outlook.earliest(), outlook.latest());
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
