package org.curbstop.open;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.curbstop.utility.Lines.Hazard;
import org.curbstop.utility.UtilityService;

/** What can be reported by machine, as GeoReport v2 names a service. Dangers are called in, and each description says so. */
enum GeoService {
    POWER_OUTAGE(UtilityService.ELECTRIC, Set.of(), "power, electricity, outage"),
    WATER_OUTAGE(UtilityService.WATER, Set.of(), "water, no water, pressure"),
    WATER_LEAK(UtilityService.WATER, Set.of(Hazard.WATER_MAIN), "water, leak, main break, street"),
    SEWER_BACKUP(UtilityService.SEWER, Set.of(Hazard.SEWER_BACKUP), "sewer, backup, overflow");

    private final UtilityService supply;
    private final Set<Hazard> hazards;
    private final String keywords;

    GeoService(UtilityService supply, Set<Hazard> hazards, String keywords) {
        this.supply = supply;
        this.hazards = hazards;
        this.keywords = keywords;
    }

    static Optional<GeoService> of(String code) {
        return Arrays.stream(values()).filter(service -> service.code().equals(code)).findFirst();
    }

    /** How an outage of this supply is listed. */
    static Optional<GeoService> of(UtilityService supply) {
        return Arrays.stream(values()).filter(service -> service.supply == supply).findFirst();
    }

    /** Which of them a report was, by the danger that it brought along. */
    static Optional<GeoService> of(UtilityService supply, Set<Hazard> hazards) {
        return Arrays.stream(values())
                .filter(service -> service.supply == supply && !service.hazards.isEmpty() && hazards.containsAll(service.hazards)).findFirst()
                .or(() -> of(supply));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    UtilityService supply() {
        return supply;
    }

    Set<Hazard> hazards() {
        return hazards;
    }

    String keywords() {
        return keywords;
    }
}
