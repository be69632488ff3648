package org.curbstop.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.common.GeoPoint;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageCause;
import org.curbstop.outages.OutageFeed;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutageReportId;
import org.curbstop.outages.OutageScope;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.Outages;
import org.curbstop.outages.ReportOutageResult;
import org.curbstop.outages.ReportingAnOutage;
import org.curbstop.outages.RestorationOutlook;
import org.curbstop.pages.layout.PageMessagesForTests;
import org.curbstop.utility.SampleUtility;
import org.curbstop.utility.ServiceType;
import org.curbstop.utility.TestApplicationUrls;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What GeoReport clients are told of known and of restored outages. */
class GeoReportRecordsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final OutageFeed feed = mock(OutageFeed.class);
    private final ReportingAnOutage reporting = mock(ReportingAnOutage.class);
    private MockMvcTester client;

    @BeforeEach
    void set_up() {
        var utility = SampleUtility.millbrook();
        var messages = new GeoReportMessages(PageMessagesForTests.create(), utility);
        var outages = mock(Outages.class);
        when(feed.entries()).thenReturn(List.of(new OutageFeed.FeedEntry(OutageId.create(), ServiceType.ELECTRIC, Optional.of("North"),
                Optional.empty(), "6-20", true, OutageCause.TREE, CrewStatus.ON_SITE, RestorationOutlook.of(Optional.empty(), NOON), 0,
                NOON)));
        client = MockMvcTester.of(new GeoReportController(utility, new GeoReportRecords(utility, feed, outages, messages), outages,
                reporting, messages, TestApplicationUrls.at("https://curbstop.example"), SampleUtility.clock()));
    }

    @Test
    void a_restored_outage_is_listed_as_closed_with_its_time() {
        OutageId south = OutageId.create();
        when(feed.restored()).thenReturn(List.of(new OutageFeed.RestoredEntry(south, ServiceType.ELECTRIC, Optional.of("South"),
                Optional.of(new GeoPoint(45.515, -122.605)), Instant.parse("2026-11-22T08:00:00Z"), NOON)));
        for (String status : List.of("closed", "open,closed", "open, closed")) {
            assertThat(client.perform(get("/open311/v2/requests.json").param("status", status))).bodyJson()
                    .extractingPath("$[?(@.status == 'closed')].service_request_id").isEqualTo(List.of(south.value()));
        }
        MvcTestResult any = client.perform(get("/open311/v2/requests.json"));
        assertThat(any).bodyJson().extractingPath("$[*].status").as("any status by default").isEqualTo(List.of("open", "closed"));
        assertThat(any).bodyJson().extractingPath("$[1].updated_datetime").isEqualTo(NOON.toString());
        assertThat(any).bodyJson().extractingPath("$[1].status_notes").isEqualTo("Service was restored.");
        assertThat(client.perform(get("/open311/v2/requests.json").param("status", "open"))).bodyText().doesNotContain(south.value());
        assertThat(client.perform(get("/open311/v2/requests/" + south + ".json"))).bodyJson().extractingPath("$[0].status")
                .isEqualTo("closed");
    }

    @Test
    void a_report_of_a_confirmed_outage_is_answered_with_its_cause_and_time() {
        Outage suspected = Outage.suspected(OutageId.create(), ServiceType.ELECTRIC, new OutageScope.Described("12 Alder St"),
                Outage.OutageKeys.NONE, Optional.empty(), NOON);
        assertThat(notice(suspected)).contains("You are the first to tell us");
        assertThat(notice(suspected.withState(new OutageState.Confirmed(NOON)).withCause(OutageCause.TREE)))
                .contains("We already know of this outage.", "a tree on the lines").doesNotContain("first");
    }

    private String notice(Outage outage) {
        when(reporting.report(any())).thenReturn(new ReportOutageResult(OutageReportId.create(), Optional.of(outage), false, false, 0));
        return new String(client.perform(post("/open311/v2/requests.json").param("service_code", "power-outage")
                .param("address_string", "12 Alder St")).getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void a_power_outage_has_the_same_name_as_in_the_list_of_faults() {
        assertThat(client.perform(get("/open311/v2/services.json").locale(Locale.of("es")))).bodyJson()
                .extractingPath("$[?(@.service_code == 'power-outage')].service_name").isEqualTo(List.of("Sin luz"));
    }
}
