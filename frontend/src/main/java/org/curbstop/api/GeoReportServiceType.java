package org.curbstop.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.curbstop.utility.PhoneLines.Hazard;
import org.curbstop.utility.ServiceType;

/** Service type that GeoReport v2 clients can report. Hazards have to be reported by phone, and each description says so. */
enum GeoReportServiceType {
    POWER_OUTAGE(ServiceType.ELECTRIC, Set.of(), "power, electricity, outage"),
    WATER_OUTAGE(ServiceType.WATER, Set.of(), "water, no water, pressure"),
    WATER_LEAK(ServiceType.WATER, Set.of(Hazard.WATER_MAIN), "water, leak, main break, street"),
    WATER_QUALITY(ServiceType.WATER, Set.of(Hazard.WATER_QUALITY), "water, quality, color, taste, smell"),
    SEWER_BACKUP(ServiceType.SEWER, Set.of(Hazard.SEWER_BACKUP), "sewer, backup, overflow");

    private final ServiceType supply;
    private final Set<Hazard> hazards;
    private final String keywords;

    GeoReportServiceType(ServiceType supply, Set<Hazard> hazards, String keywords) {
        this.supply = supply;
        this.hazards = hazards;
        this.keywords = keywords;
    }

    static Optional<GeoReportServiceType> find(String code) {
        return Arrays.stream(values()).filter(service -> service.code().equals(code)).findFirst();
    }

    /** Returns the service type under which an outage of this supply is listed. */
    static Optional<GeoReportServiceType> find(ServiceType supply) {
        return Arrays.stream(values()).filter(service -> service.supply == supply).findFirst();
    }

    /** Returns the service type of a report, derived from the hazard that was reported with it. */
    static Optional<GeoReportServiceType> find(ServiceType supply, Set<Hazard> hazards) {
        return Arrays.stream(values())
                .filter(service -> service.supply == supply && !service.hazards.isEmpty() && hazards.containsAll(service.hazards))
                .findFirst()
                .or(() -> find(supply));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ServiceType supply() {
        return supply;
    }

    Set<Hazard> hazards() {
        return hazards;
    }

    String keywords() {
        return keywords;
    }
}
