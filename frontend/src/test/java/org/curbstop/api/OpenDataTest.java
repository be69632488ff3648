package org.curbstop.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.PhoneNumber;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.NewOutageReport;
import org.curbstop.outages.OutageCause;
import org.curbstop.outages.Etr;
import org.curbstop.outages.OutageFeed;
import org.curbstop.outages.RestorationOutlook;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageReportId;
import org.curbstop.outages.Outages;
import org.curbstop.outages.ReportOutageResult;
import org.curbstop.outages.ReportingAnOutage;
import org.curbstop.outages.oms.OutageSystemStatus;
import org.curbstop.pages.layout.PageMessagesForTests;
import org.curbstop.utility.PhoneLines.Hazard;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class OpenDataTest {

    private static final OutageId NORTH = OutageId.create();

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final RestorationOutlook AT_NINE = RestorationOutlook.of(Optional.of(new Etr(
            Optional.of(Instant.parse("2026-11-22T21:00:00Z")), Etr.Source.CREW_ON_SITE, NOON, "oscar")), NOON);
    private static final RestorationOutlook PASSED = RestorationOutlook.of(Optional.of(new Etr(
            Optional.of(NOON.minusSeconds(60)), Etr.Source.DISPATCH, NOON.minusSeconds(3600), "oscar")), NOON);

    private final OutageFeed feed = mock(OutageFeed.class);
    private final OutageSystemStatus outageSystem = mock(OutageSystemStatus.class);
    private final Outages outages = mock(Outages.class);
    private final ReportingAnOutage reporting = mock(ReportingAnOutage.class);
    private MockMvcTester client;

    @BeforeEach
    void set_up() {
        when(feed.entries()).thenReturn(List.of(
                new OutageFeed.FeedEntry(NORTH, ServiceType.ELECTRIC, Optional.of("North"), Optional.of(new GeoPoint(45.505, -122.605)),
                        "6-20", true,
                        OutageCause.TREE, CrewStatus.ON_SITE, AT_NINE, 1,
                        Instant.parse("2026-11-22T18:00:00Z")),
                new OutageFeed.FeedEntry(OutageId.create(), ServiceType.WATER, Optional.empty(), Optional.empty(), "1-5", false,
                        OutageCause.UNKNOWN, CrewStatus.NOT_YET, PASSED, 0, Instant.parse("2026-11-22T17:00:00Z"))));
        when(reporting.report(any())).thenReturn(new ReportOutageResult(OutageReportId.create(), Optional.empty(), false, true, 0));
        when(outages.findReport(any())).thenReturn(Optional.empty());
        when(outages.findUnplaced(any())).thenReturn(Optional.empty());
        when(outages.isPostOfficeBox("PO Box 4")).thenReturn(true);
        var messages = PageMessagesForTests.create();
        var utility = SampleUtility.millbrook();
        var geoReportMessages = new GeoReportMessages(messages, utility);
        client = MockMvcTester.of(
                new OutageGeoJsonController(feed, outageSystem), new GeoReportController(utility,
                        new GeoReportRecords(utility, feed, outages, geoReportMessages), outages, reporting, geoReportMessages,
                        TestApplicationUrls.at("https://curbstop.example"),
                        SampleUtility.clock()),
                new OdinOutageController(feed, utility));
    }

    @Test
    void the_feed_is_public_geojson_with_a_short_cache() {
        MvcTestResult answer = client.perform(get("/outages.geojson").header("Origin", "https://news.example"));
        assertThat(answer).hasStatusOk().hasHeader("Content-Type", "application/geo+json").hasHeader("Access-Control-Allow-Origin", "*");
        assertThat(answer.getResponse().getHeader("Cache-Control")).contains("public").contains("max-age=30");
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("FeatureCollection");
        assertThat(answer).bodyJson().extractingPath("$.features[0].geometry.coordinates").isEqualTo(List.of(-122.605, 45.505));
        assertThat(answer).bodyJson().extractingPath("$.features[0].properties.cause").isEqualTo("tree");
        assertThat(answer).bodyJson().extractingPath("$.features[1].geometry").isNull();
        assertThat(answer).bodyJson().extractingPath("$.features[0].properties.estimate").isEqualTo("by");
        assertThat(answer).bodyJson().extractingPath("$.features[0].properties.estimate_source").isEqualTo("crew_on_site");
        assertThat(answer).bodyJson().extractingPath("$.features[0].properties.estimate_given").isEqualTo(NOON.toString());
    }

    @Test
    void the_feed_says_since_when_the_outage_system_has_been_silent() {
        assertThat(client.perform(get("/outages.geojson"))).bodyJson().extractingPath("$.outage_system_silent_since").isNull();
        when(outageSystem.findStaleSince()).thenReturn(Optional.of(NOON));
        assertThat(client.perform(get("/outages.geojson"))).bodyJson().extractingPath("$.outage_system_silent_since")
                .isEqualTo(NOON.toString());
    }

    @Test
    void feeds_say_how_old_they_are_while_the_database_is_away() {
        assertThat(client.perform(get("/odin/outages.json"))).bodyText().doesNotContain("Not updated since");
        when(feed.findStaleSince()).thenReturn(Optional.of(NOON));
        assertThat(client.perform(get("/outages.geojson"))).bodyJson().extractingPath("$.outage_system_silent_since")
                .isEqualTo(NOON.toString());
        assertThat(client.perform(get("/odin/outages.json"))).bodyJson().extractingPath("$.Outage[0].utilityDisclaimer").asString()
                .endsWith("Not updated since " + NOON + ".");
        assertThat(client.perform(get("/open311/v2/requests.json"))).bodyJson().extractingPath("$[0].status_notes").asString()
                .contains("may be out of date");
    }

    @Test
    void an_etr_in_the_past_is_published_as_passed() {
        MvcTestResult feedAnswer = client.perform(get("/outages.geojson"));
        assertThat(feedAnswer).bodyJson().extractingPath("$.features[1].properties.estimate").isEqualTo("passed");
        assertThat(feedAnswer).bodyJson().extractingPath("$.features[1].properties.estimated_restoration").isNull();
        MvcTestResult requests = client.perform(get("/open311/v2/requests.json").param("status", "open"));
        assertThat(requests).bodyJson().extractingPath("$[1].status_notes").asString()
                .contains("The estimate has passed; we are working on a new one.")
                        .contains("Several households report it; we are checking.");
    }

    @Test
    void only_supplied_services_are_listed_in_both_formats() throws Exception {
        assertThat(client.perform(get("/open311/v2/services.json"))).bodyJson().extractingPath("$[*].service_code")
                .isEqualTo(List.of("power-outage", "water-outage", "water-leak", "water-quality", "sewer-backup"));
        MvcTestResult xml = client.perform(get("/open311/v2/services.xml"));
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getResponse().getContentAsByteArray()));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("services");
        assertThat(document.getElementsByTagName("service_code").getLength()).isEqualTo(5);
    }

    @Test
    void a_georeport_request_creates_an_outage_report() {
        MvcTestResult answer = client.perform(post("/open311/v2/requests.json").param("service_code", "water-leak").param("lat", "44.06")
                .param("long", "-121.31").param("description", "running down the street").param("phone", "503-555-0177")
                .param("email", "x@y.example"));
        assertThat(answer).hasStatus(201);
        assertThat(answer).bodyJson().extractingPath("$[0].service_request_id").asString().startsWith("rep_");
        assertThat(answer).bodyJson().extractingPath("$[0].service_notice").asString().contains("add it to the others");
        NewOutageReport report = reported();
        assertThat(report.point()).contains(new GeoPoint(44.06, -121.31));
        assertThat(report.hazards()).isEqualTo(Set.of(Hazard.WATER_MAIN));
        assertThat(report.place()).isEmpty();
        assertThat(report.details()).contains("running down the street");
        assertThat(report.callback()).contains(new PhoneNumber("+15035550177"));
    }

    @Test
    void the_same_request_from_one_device_is_one_report() {
        for (int i = 0; i < 2; i++) {
            client.perform(post("/open311/v2/requests.json").param("service_code", "power-outage").param("address_string", "12 Alder St")
                    .param("device_id", "d1"));
            client.perform(post("/open311/v2/requests.json").param("service_code", "power-outage").param("address_string", "12 Alder St"));
        }
        ArgumentCaptor<NewOutageReport> reports = ArgumentCaptor.forClass(NewOutageReport.class);
        verify(reporting, org.mockito.Mockito.times(4)).report(reports.capture());
        assertThat(reports.getAllValues().stream().map(NewOutageReport::key).distinct()).hasSize(3);
    }

    @Test
    void missing_parameters_are_reported_in_georeport_format() {
        assertThat(client.perform(post("/open311/v2/requests.json").param("lat", "45.5"))).hasStatus(400).bodyJson()
                .extractingPath("$[0].code").isEqualTo(400);
        assertThat(client.perform(post("/open311/v2/requests.json").param("service_code", "graffiti"))).hasStatus(404);
        assertThat(client
                .perform(post("/open311/v2/requests.json").param("service_code", "power-outage").param("lat", "999").param("long", "1")))
                .hasStatus(400);
        assertThat(client.perform(post("/open311/v2/requests.xml"))).hasStatus(400).bodyText().contains("<errors><error><code>400</code>");
        assertThat(client.perform(get("/open311/v2/requests/rep_0nobodys.json"))).hasStatus(404);
        assertThat(client.perform(get("/open311/v2/requests.json").param("start_date", "yesterday"))).hasStatus(400);
        verifyNoInteractions(reporting);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "51.5074, -0.1278", "44.06, 121.31", "NaN, -121.31", "Infinity, 1", "44.0600, -122.6"})
    void coordinates_outside_the_service_area_are_refused(String lat, String lon) {
        assertThat(client
                .perform(post("/open311/v2/requests.json").param("service_code", "power-outage").param("lat", lat).param("long", lon)))
                .hasStatus(400);
        verifyNoInteractions(reporting);
    }

    @Test
    void a_post_office_box_is_rejected_with_a_request_for_the_street() {
        assertThat(
                client.perform(post("/open311/v2/requests.json").param("service_code", "power-outage").param("address_string", "PO Box 4")))
                .hasStatus(400).bodyJson().extractingPath("$[0].description").asString().contains("house number and street");
        verifyNoInteractions(reporting);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"address_string", "phone", "email", "first_name", "last_name", "device_id", "lat", "description", "media_url", "x"})
    void every_field_of_a_report_has_a_maximum_length(String field) {
        int longest = field.equals("description") ? 4000 : 500;
        var fits = client.perform(post("/open311/v2/requests.json").param("service_code", "power-outage")
                .param("address_string", "3 Cedar Ct").param(field, "1".repeat(longest)));
        assertThat(fits).hasStatus(201);
        var tooLong = client.perform(post("/open311/v2/requests.json").param("service_code", "power-outage")
                .param(field, "1".repeat(longest + 1)).param("address_string", "3 Cedar Ct"));
        assertThat(tooLong).hasStatus(400).bodyText().contains("4000 characters").hasSizeLessThan(400);
    }

    @Test
    void a_misspelled_address_is_answered_with_suggestions() {
        when(reporting.report(any())).thenReturn(new ReportOutageResult(OutageReportId.create(), Optional.empty(), false, false, 0));
        when(outages.suggestAddresses("3 Ceder Ct")).thenReturn(List.of("3 Cedar Ct"));
        var answer = client
                .perform(post("/open311/v2/requests.json").param("service_code", "power-outage").param("address_string", "3 Ceder Ct"));
        assertThat(answer).hasStatus(201).bodyText().contains("Did you mean: 3 Cedar Ct?");
    }

    @Test
    void too_many_unplaced_reports_from_one_origin_are_rejected_with_advice() {
        when(reporting.report(any())).thenReturn(new ReportOutageResult(OutageReportId.create(), Optional.empty(), false, false, 0, true));
        var answer = client
                .perform(post("/open311/v2/requests.json").param("service_code", "power-outage").param("address_string", "somewhere"));
        assertThat(answer).hasStatus(429).bodyText().contains("Give a house number and street", "911").doesNotContain("service_request_id");
    }

    @Test
    void service_requests_list_outages_without_customer_text() {
        MvcTestResult answer = client.perform(get("/open311/v2/requests.json").param("service_code", "power-outage"));
        assertThat(answer).bodyJson().extractingPath("$.length()").isEqualTo(1);
        assertThat(answer).bodyJson().extractingPath("$[0].service_request_id").isEqualTo(NORTH.value());
        assertThat(answer).bodyJson().extractingPath("$[0].status_notes").asString().contains("a tree on the lines");
        assertThat(answer).bodyJson().extractingPath("$[0].description").isNull();
        assertThat(client.perform(get("/open311/v2/requests.json").param("status", "closed"))).bodyJson().extractingPath("$.length()")
                .isEqualTo(0);
    }

    private NewOutageReport reported() {
        ArgumentCaptor<NewOutageReport> report = ArgumentCaptor.forClass(NewOutageReport.class);
        verify(reporting).report(report.capture());
        return report.getValue();
    }

    @Test
    void a_client_discovers_the_endpoint_in_both_formats() throws Exception {
        MvcTestResult json = client.perform(get("/open311/v2/discovery.json").header("Origin", "https://news.example"));
        assertThat(json).hasStatusOk().hasHeader("Access-Control-Allow-Origin", "*");
        assertThat(json).bodyJson().extractingPath("$.endpoints[0].url").isEqualTo("https://curbstop.example/open311/v2");
        assertThat(json).bodyJson().extractingPath("$.endpoints[0].formats").isEqualTo(List.of("application/json", "text/xml"));
        var xml = document(client.perform(get("/open311/v2/discovery.xml")));
        assertThat(xml.getDocumentElement().getTagName()).isEqualTo("discovery");
        assertThat(xml.getElementsByTagName("endpoint").getLength()).isEqualTo(1);
        assertThat(xml.getElementsByTagName("format").getLength()).isEqualTo(2);
        assertThat(xml.getElementsByTagName("key_service").item(0).getTextContent()).contains("No API key");
    }

    @Test
    void a_service_definition_is_a_single_xml_element() throws Exception {
        assertThat(client.perform(get("/open311/v2/services/water-leak.json"))).bodyJson().extractingPath("$.service_code")
                .isEqualTo("water-leak");
        var xml = document(client.perform(get("/open311/v2/services/water-leak.xml")));
        assertThat(xml.getDocumentElement().getTagName()).isEqualTo("service_definition");
        assertThat(xml.getDocumentElement().getFirstChild().getNodeName()).isEqualTo("service_code");
        assertThat(client.perform(get("/open311/v2/services/graffiti.xml"))).hasStatus(404);
    }

    @Test
    void a_token_returns_its_request_and_an_unknown_token_404() {
        OutageReportId known = OutageReportId.create();
        when(outages.findUnplaced(known)).thenReturn(Optional.of(mock(org.curbstop.outages.UnplacedReport.class)));
        assertThat(client.perform(get("/open311/v2/tokens/" + known + ".json"))).bodyJson()
                .extractingPath("$[0].service_request_id").isEqualTo(known.value());
        assertThat(client.perform(get("/open311/v2/tokens/" + OutageReportId.create() + ".json"))).hasStatus(404);
        assertThat(client.perform(get("/open311/v2/tokens/x.xml"))).hasStatus(404).bodyText().contains("<code>404</code>");
    }

    @Test
    void a_list_is_paged_with_links_between_pages() {
        MvcTestResult first = client.perform(get("/open311/v2/requests.json").param("page_size", "1").param("status", "open"));
        assertThat(first).bodyJson().extractingPath("$[*].service_request_id").isEqualTo(List.of(NORTH.value()));
        assertThat(first.getResponse().getHeaders("Link")).singleElement().asString()
                .startsWith("<https://curbstop.example/open311/v2/requests.json?").contains("page=2", "page_size=1", "status=open")
                .endsWith("rel=\"next\"");
        MvcTestResult second = client.perform(get("/open311/v2/requests.xml").param("page_size", "1").param("page", "2"));
        assertThat(second).bodyText().contains("water-outage").doesNotContain(NORTH.value());
        assertThat(second.getResponse().getHeaders("Link")).singleElement().asString().contains("page=1").endsWith("rel=\"prev\"");
        assertThat(client.perform(get("/open311/v2/requests.json").param("page", "9999"))).bodyJson().extractingPath("$.length()")
                .isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"page,0", "page,-1", "page,x", "page_size,0", "page_size,1001", "page,99999999999999999999"})
    void an_invalid_page_parameter_is_rejected(String field, String value) {
        assertThat(client.perform(get("/open311/v2/requests.json").param(field, value))).hasStatus(400).bodyText().contains(field);
    }

    @Test
    void power_outages_are_published_in_the_odin_profile() throws Exception {
        MvcTestResult answer = client.perform(get("/odin/outages.xml").header("Origin", "https://agency.example"));
        assertThat(answer).hasStatusOk().hasHeader("Access-Control-Allow-Origin", "*");
        assertThat(answer.getResponse().getHeader("Cache-Control")).contains("public").contains("max-age=30");
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var xml = factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()));
        assertThat(xml.getDocumentElement().getNamespaceURI()).isEqualTo("http://iec.ch/TC57/2014/PubOutages#");
        assertThat(xml.getElementsByTagName("Outage").getLength()).as("only power outages").isEqualTo(1);
        assertThat(xml.getElementsByTagName("metersAffected").item(0).getTextContent()).as("lower bound of 6-20").isEqualTo("6");
        assertThat(xml.getElementsByTagName("outageKind").item(0).getTextContent()).isEqualTo("confirmed");
        assertThat(xml.getElementsByTagName("causeKind").item(0).getTextContent()).isEqualTo("treeDown");
        assertThat(xml.getElementsByTagName("statusKind").item(0).getTextContent()).isEqualTo("arrived");
        assertThat(xml.getElementsByTagName("ert").item(0).getTextContent()).isEqualTo("2026-11-22T21:00:00Z");
        assertThat(xml.getElementsByTagName("communityDescriptor").item(0).getTextContent()).isEqualTo("Millbrook");
        MvcTestResult json = client.perform(get("/odin/outages.json"));
        assertThat(json).bodyJson().extractingPath("$.Outage[0].EstimatedRestorationTime.ert").isEqualTo("2026-11-22T21:00:00Z");
        assertThat(json).bodyText().as("no location more precise than the community").doesNotContain("45.5", "North", "latitude");
    }

    private static org.w3c.dom.Document document(MvcTestResult answer) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()));
    }
}
