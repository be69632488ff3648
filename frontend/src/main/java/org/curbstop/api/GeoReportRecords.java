package org.curbstop.api;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.Identifier;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageFeed;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageReport;
import org.curbstop.outages.OutageReportId;
import org.curbstop.outages.Outages;
import org.curbstop.outages.UnplacedReport;
import org.curbstop.utility.PhoneLines.Hazard;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.Utility;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Service requests of GeoReport v2: outages and reports, with no more than the public feed shows. */
@Component
class GeoReportRecords {

    private final Utility utility;
    private final OutageFeed feed;
    private final Outages outages;
    private final GeoReportMessages messages;

    GeoReportRecords(Utility utility, OutageFeed feed, Outages outages, GeoReportMessages messages) {
        this.utility = utility;
        this.feed = feed;
        this.outages = outages;
        this.messages = messages;
    }

    private record DatedRecord(Instant opened, Map<String, @Nullable Object> fields) {}

    /**
     * Lists published outages, newest first; closed ones for some days.
     *
     * @param status {@code open}, {@code closed} or both
     */
    List<Map<String, @Nullable Object>> listOutages(Set<String> status, Instant from, Instant until) {
        Stream<DatedRecord> open = status.contains("open")
                ? feed.entries().stream().map(entry -> new DatedRecord(entry.opened(), outage(entry))) : Stream.of();
        Stream<DatedRecord> closed = status.contains("closed")
                ? feed.restored().stream().map(entry -> new DatedRecord(entry.opened(), restored(entry))) : Stream.of();
        return Stream.concat(open, closed)
                .filter(record -> !record.opened().isBefore(from) && !record.opened().isAfter(until))
                .sorted(Comparator.comparing(DatedRecord::opened).reversed()).map(DatedRecord::fields).toList();
    }

    /** Finds a report or a listed outage. Returns only what the public feed shows, because the id may have been passed on. */
    Optional<Map<String, @Nullable Object>> findRequest(String id) {
        Optional<Map<String, @Nullable Object>> listed = feed.entries().stream().filter(entry -> entry.id().value().equals(id)).findFirst()
                .map(this::outage)
                .or(() -> feed.restored().stream().filter(entry -> entry.id().value().equals(id)).findFirst().map(this::restored));
        return listed.or(() -> Identifier.parse(id, OutageReportId::new).flatMap(report -> outages.findReport(report)
                .flatMap(this::requestOfReport).or(() -> outages.findUnplaced(report).map(this::requestOfUnplacedReport))));
    }

    private Optional<Map<String, @Nullable Object>> requestOfReport(OutageReport report) {
        Optional<Outage> outage = outages.find(report.outage());
        return outage.flatMap(found -> feed.entries().stream().filter(entry -> entry.id().equals(found.id())).findFirst())
                .map(entry -> {
                    Map<String, @Nullable Object> record = outage(entry);
                    record.put("service_request_id", report.id().value());
                    record.put("requested_datetime", report.at().toString());
                    record.putAll(service(report.service(), report.hazards()));
                    return record;
                })
                .or(() -> outage.map(found -> found.isOut()
                        ? requestRecord(report.id(), "open", messages.checking(), report.service(), report.hazards(), report.at())
                        : closed(report, found)));
    }

    private Map<String, @Nullable Object> requestOfUnplacedReport(UnplacedReport report) {
        return report.status() == UnplacedReport.PlacementStatus.DISMISSED
                ? requestRecord(report.id(), "closed", messages.dismissed(), report.service(), report.hazards(), report.at())
                : requestRecord(report.id(), "open", messages.checking(), report.service(), report.hazards(), report.at());
    }

    /** Describes the service type that was submitted, even if the outage is listed under another one. */
    private Map<String, @Nullable Object> service(ServiceType supply, Set<Hazard> hazards) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        Optional<GeoReportServiceType> service = GeoReportServiceType.find(supply, hazards);
        record.put("service_name", service.map(messages::name).orElse(""));
        record.put("service_code", service.map(GeoReportServiceType::code).orElse(""));
        return record;
    }

    private Map<String, @Nullable Object> requestRecord(OutageReportId id, String status, String notes, ServiceType supply,
            Set<Hazard> hazards, Instant at) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("service_request_id", id.value());
        record.put("status", status);
        record.put("status_notes", notes);
        record.putAll(service(supply, hazards));
        record.put("agency_responsible", utility.name());
        record.put("requested_datetime", at.toString());
        return record;
    }

    private Map<String, @Nullable Object> closed(OutageReport report, Outage outage) {
        Map<String, @Nullable Object> record = requestRecord(report.id(), "closed", messages.restored(), report.service(), report.hazards(),
                report.at());
        record.put("updated_datetime", outage.state().restoredAt().map(Instant::toString).orElse(null));
        return record;
    }

    private Map<String, @Nullable Object> outage(OutageFeed.FeedEntry entry) {
        Map<String, @Nullable Object> record = record(entry.id(), "open", messages.state(entry, feed.findStaleSince()), entry.service(),
                entry.opened());
        record.put("expected_datetime", entry.outlook().latest().map(Instant::toString).orElse(null));
        return located(record, entry.network(), entry.about());
    }

    private Map<String, @Nullable Object> restored(OutageFeed.RestoredEntry entry) {
        Map<String, @Nullable Object> record = record(entry.id(), "closed", messages.restored(), entry.service(), entry.opened());
        record.put("updated_datetime", entry.restored().toString());
        return located(record, entry.network(), entry.about());
    }

    private Map<String, @Nullable Object> record(OutageId id, String status, String notes, ServiceType supply, Instant opened) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("service_request_id", id.value());
        record.put("status", status);
        record.put("status_notes", notes);
        record.put("service_name", GeoReportServiceType.find(supply).map(messages::name).orElse(""));
        record.put("service_code", GeoReportServiceType.find(supply).map(GeoReportServiceType::code).orElse(""));
        record.put("description", null);
        record.put("agency_responsible", utility.name());
        record.put("service_notice", null);
        record.put("requested_datetime", opened.toString());
        record.put("updated_datetime", null);
        record.put("expected_datetime", null);
        return record;
    }

    private static Map<String, @Nullable Object> located(Map<String, @Nullable Object> record, Optional<String> network,
            Optional<GeoPoint> about) {
        record.put("address", network.orElse(null));
        record.put("address_id", null);
        record.put("zipcode", null);
        record.put("lat", about.map(GeoPoint::latitude).orElse(null));
        record.put("long", about.map(GeoPoint::longitude).orElse(null));
        record.put("media_url", null);
        return record;
    }
}
