package org.curbstop.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.common.ClientNetwork;
import org.curbstop.common.Identifier;
import org.curbstop.common.masking.SensitiveNumbers;
import org.curbstop.outages.OutageReportId;
import org.curbstop.outages.Outages;
import org.curbstop.outages.ReportOutageResult;
import org.curbstop.outages.ReportingAnOutage;
import org.curbstop.utility.ApplicationUrls;
import org.curbstop.utility.Utility;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * REST controller for Open311 GeoReport v2 (<a href="https://wiki.open311.org/GeoReport_v2">wiki.open311.org/GeoReport_v2</a>), so that a
 * city's reporting app can list the service types, submit a report and track it. No API key is required. The list of requests contains
 * outages, each standing for all of its reports and located to about one kilometer; a single report is shown by its own id to whoever
 * received that id.
 */
@RestController
@CrossOrigin
@RequestMapping("/open311/v2")
class GeoReportController {

    private static final String FORMAT = "{format:json|xml}";
    private static final int MAX_IDS = 50;
    /** Maximum page size of GeoReport v2. */
    private static final int MAX_PAGE_SIZE = 1000;
    private static final Set<String> QUERY_FIELDS = Set.of("service_code", "status", "start_date", "end_date", "page_size",
            "jurisdiction_id");
    /** Time of the last change to what this endpoint offers. */
    private static final String CHANGESET = "2026-11-30T00:00:00Z";
    /** Maximum length of a description in GeoReport v2, in characters. */
    private static final int MAX_DESCRIPTION = 4000;
    private static final int MAX_FIELD = 500;

    private final Utility utility;
    private final GeoReportRecords records;
    private final Outages outages;
    private final ReportingAnOutage reporting;
    private final GeoReportMessages messages;
    private final ApplicationUrls urls;
    private final Clock clock;

    GeoReportController(Utility utility, GeoReportRecords records, Outages outages, ReportingAnOutage reporting, GeoReportMessages messages,
            ApplicationUrls urls, Clock clock) {
        this.utility = utility;
        this.records = records;
        this.outages = outages;
        this.reporting = reporting;
        this.messages = messages;
        this.urls = urls;
        this.clock = clock;
    }

    /** Returns the discovery document: the address and formats of this endpoint, and that no key is needed. */
    @GetMapping("/discovery." + FORMAT)
    ResponseEntity<?> discovery(@PathVariable String format) {
        Map<String, @Nullable Object> endpoint = new LinkedHashMap<>();
        endpoint.put("specification", "http://wiki.open311.org/GeoReport_v2");
        endpoint.put("url", urls.publicUrl() + "/open311/v2");
        endpoint.put("changeset", CHANGESET);
        endpoint.put("type", "production");
        endpoint.put("formats", List.of("application/json", "text/xml"));
        Map<String, @Nullable Object> discovery = new LinkedHashMap<>();
        discovery.put("changeset", CHANGESET);
        discovery.put("contact", messages.contact());
        discovery.put("key_service", messages.noKeyNeeded());
        discovery.put("endpoints", List.of(endpoint));
        return format.equals("json") ? ResponseEntity.ok(discovery)
                : new GeoReportResponse("discovery", "", List.of(discovery)).toResponse(format, HttpStatus.OK);
    }

    /** Each report gets its id immediately, so its token is the id itself. */
    @GetMapping("/tokens/{token}." + FORMAT)
    ResponseEntity<?> token(@PathVariable String token, @PathVariable String format) {
        if (Identifier.parse(token, OutageReportId::new)
                .filter(report -> outages.findReport(report).isPresent() || outages.findUnplaced(report).isPresent()).isEmpty()) {
            throw error(format, HttpStatus.NOT_FOUND, "token is not known");
        }
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        request.put("service_request_id", token);
        request.put("token", token);
        return new GeoReportResponse("service_requests", "request", List.of(request)).toResponse(format, HttpStatus.OK);
    }

    @GetMapping("/services." + FORMAT)
    ResponseEntity<?> services(@PathVariable String format) {
        List<Map<String, @Nullable Object>> services = supplied().stream().map(service -> service(service)).toList();
        return new GeoReportResponse("services", "service", services).toResponse(format, HttpStatus.OK);
    }

    /** No service type has attributes beyond the standard GeoReport fields. */
    @GetMapping("/services/{code}." + FORMAT)
    ResponseEntity<?> definition(@PathVariable String code, @PathVariable String format) {
        GeoReportServiceType service = supplied(code)
                .orElseThrow(() -> error(format, HttpStatus.NOT_FOUND, "service_code is not one of /services." + format));
        Map<String, @Nullable Object> definition = new LinkedHashMap<>();
        definition.put("service_code", service.code());
        definition.put("attributes", format.equals("json") ? List.of() : null);
        return format.equals("json")
                ? ResponseEntity.ok(definition)
                : new GeoReportResponse("service_definition", "", List.of(definition)).toResponse(format, HttpStatus.OK);
    }

    @PostMapping("/requests." + FORMAT)
    ResponseEntity<?> report(@PathVariable String format, @RequestParam Map<String, String> posted, HttpServletRequest request) {
        if (posted.entrySet().stream().anyMatch(
                field -> field.getValue().length() > (field.getKey().equals("description") ? MAX_DESCRIPTION : MAX_FIELD))) {
            throw error(format, HttpStatus.BAD_REQUEST,
                    "description has at most " + MAX_DESCRIPTION + " characters, any other field " + MAX_FIELD);
        }
        Map<String, String> form = new LinkedHashMap<>(posted);
        form.replaceAll((name, text) -> SensitiveNumbers.mask(text));
        String code = Optional.ofNullable(form.get("service_code"))
                .orElseThrow(() -> error(format, HttpStatus.BAD_REQUEST, "service_code was not provided"));
        GeoReportServiceType service = supplied(code)
                .orElseThrow(() -> error(format, HttpStatus.NOT_FOUND, "service_code is not one of /services." + format));
        GeoReportRequest read = GeoReportRequest.read(form, messages.language(), LocalDate.now(clock)).restrictedTo(utility.area());
        if (utility.area().flatMap(area -> read.point().filter(point -> !area.contains(point))).isPresent()) {
            throw error(format, HttpStatus.BAD_REQUEST, messages.outsideTheArea());
        }
        if (read.point().isEmpty() && read.place().filter(outages::isPostOfficeBox).isPresent()) {
            throw error(format, HttpStatus.BAD_REQUEST, messages.postOfficeBoxRefused());
        }
        ReportOutageResult reported = reporting.report(read.toNewReport(service)
                .orElseThrow(() -> error(format, HttpStatus.BAD_REQUEST, "lat and long, or address_string, must say where"))
                .withOrigin(ClientNetwork.of(request.getRemoteAddr())));
        if (reported.addressWanted()) {
            throw error(format, HttpStatus.TOO_MANY_REQUESTS, messages.addressWanted());
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("service_request_id", reported.id().value());
        List<String> near = reported.isUnplaced() ? read.place().map(outages::suggestAddresses).orElse(List.of()) : List.of();
        answer.put("service_notice", messages.notice(reported, clock.instant(), near, !form.equals(posted)));
        answer.put("account_id", null);
        return new GeoReportResponse("service_requests", "request", List.of(answer)).toResponse(format, HttpStatus.CREATED);
    }

    @GetMapping("/requests." + FORMAT)
    ResponseEntity<?> requests(@PathVariable String format, @RequestParam Map<String, String> query) {
        List<Map<String, @Nullable Object>> found;
        if (query.containsKey("service_request_id")) {
            found = Arrays.stream(query.get("service_request_id").split(",")).limit(MAX_IDS)
                    .flatMap(id -> records.findRequest(id.strip()).stream()).toList();
        } else {
            Set<String> codes = Arrays.stream(query.getOrDefault("service_code", "").split(",")).filter(code -> !code.isBlank())
                    .collect(Collectors.toSet());
            Set<String> status = Arrays.stream(query.getOrDefault("status", "open,closed").split(",")).map(String::strip)
                    .collect(Collectors.toSet());
            Instant from = moment(query.get("start_date"), Instant.EPOCH, format);
            Instant until = moment(query.get("end_date"), Instant.MAX, format);
            found = records.listOutages(status, from, until).stream()
                    .filter(record -> codes.isEmpty() || codes.contains(String.valueOf(record.get("service_code"))))
                    .toList();
        }
        int size = whole(query.get("page_size"), MAX_PAGE_SIZE, MAX_PAGE_SIZE, "page_size", format);
        int page = whole(query.get("page"), 1, Integer.MAX_VALUE / MAX_PAGE_SIZE, "page", format);
        List<Map<String, @Nullable Object>> shown = found.stream().skip((page - 1L) * size).limit(size).toList();
        ResponseEntity<?> answer = new GeoReportResponse("service_requests", "request", shown).toResponse(format, HttpStatus.OK);
        return ResponseEntity.status(answer.getStatusCode()).headers(answer.getHeaders())
                .header(HttpHeaders.LINK, links(format, query, page, size, found.size())).body(answer.getBody());
    }

    /** Returns links to the next and previous page of the same query (RFC 8288). */
    private String[] links(String format, Map<String, String> query, int page, int size, int found) {
        var links = new ArrayList<String>();
        if ((long) page * size < found) {
            links.add(link(format, query, page + 1, "next"));
        }
        if (page > 1) {
            links.add(link(format, query, page - 1, "prev"));
        }
        return links.toArray(String[]::new);
    }

    private String link(String format, Map<String, String> query, int page, String relation) {
        var address = UriComponentsBuilder.fromUri(urls.publicUrl()).path("/open311/v2/requests." + format);
        query.forEach((name, value) -> {
            if (QUERY_FIELDS.contains(name)) {
                address.queryParam(name, value);
            }
        });
        return "<" + address.replaceQueryParam("page", page).encode().toUriString() + ">; rel=\"" + relation + "\"";
    }

    private static int whole(@Nullable String text, int otherwise, int most, String name, String format) {
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9]\\d{0,8}") || Integer.parseInt(text) > most) {
            throw error(format, HttpStatus.BAD_REQUEST, name + " is a whole number from 1 to " + most);
        }
        return Integer.parseInt(text);
    }

    @GetMapping("/requests/{id}." + FORMAT)
    ResponseEntity<?> request(@PathVariable String id, @PathVariable String format) {
        Map<String, @Nullable Object> found = records.findRequest(id)
                .orElseThrow(() -> error(format, HttpStatus.NOT_FOUND, "service_request_id is not known"));
        return new GeoReportResponse("service_requests", "request", List.of(found)).toResponse(format, HttpStatus.OK);
    }

    private List<GeoReportServiceType> supplied() {
        return Arrays.stream(GeoReportServiceType.values()).filter(service -> utility.supplies(service.supply())).toList();
    }

    private Optional<GeoReportServiceType> supplied(String code) {
        return GeoReportServiceType.find(code).filter(supplied()::contains);
    }

    private Map<String, @Nullable Object> service(GeoReportServiceType service) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("service_code", service.code());
        record.put("service_name", messages.name(service));
        record.put("description", messages.description(service));
        record.put("metadata", false);
        record.put("type", "realtime");
        record.put("keywords", service.keywords());
        record.put("group", messages.group());
        return record;
    }

    private static Instant moment(@Nullable String text, Instant otherwise, String format) {
        try {
            return text == null ? otherwise : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw error(format, HttpStatus.BAD_REQUEST, "dates are written 2026-11-22T09:30:00Z");
        }
    }

    private static GeoReportException error(String format, HttpStatus status, String description) {
        return new GeoReportException(format, status, description);
    }

    /** Error response of GeoReport v2: a list of code and description in the requested format. */
    static final class GeoReportException extends RuntimeException {
        private final String format;
        private final HttpStatus status;

        GeoReportException(String format, HttpStatus status, String description) {
            super(description, null, false, false);
            this.format = format;
            this.status = status;
        }
    }

    @ExceptionHandler
    ResponseEntity<?> errors(GeoReportException refused) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("code", refused.status.value());
        error.put("description", String.valueOf(refused.getMessage()));
        return new GeoReportResponse("errors", "error", new ArrayList<>(List.of(error))).toResponse(refused.format, refused.status);
    }
}
