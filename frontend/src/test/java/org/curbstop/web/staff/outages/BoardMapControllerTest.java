package org.curbstop.web.staff.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.identity.UserRole;
import org.curbstop.outages.NewOutageReport;
import org.curbstop.outages.Outage;
import org.curbstop.outages.ReportingAnOutage;
import org.curbstop.utility.ServiceType;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

/** Who gets the outages for the map of the board, and which. */
@DirtiesContext
class BoardMapControllerTest extends ViewTest {

    private static final String MAP = "/staff/outages.geojson";

    @Autowired
    private ReportingAnOutage reporting;

    private MockMvcTester browser;

    @BeforeEach
    void open(@Autowired WebApplicationContext application) {
        browser = MockMvcTester.from(application, mvc -> mvc.apply(SecurityMockMvcConfigurers.springSecurity()).build());
    }

    private MockHttpServletResponse as(UserRole role, String path) {
        return browser.perform(get(path).with(oidcLogin().idToken(token -> token.claim("iss", "https://view-test.example"))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role)))).getResponse();
    }

    @Test
    void the_outage_desk_sees_where_one_household_is_out_before_the_public_does() throws Exception {
        Outage outage = reporting.report(new NewOutageReport("map-ada", ServiceType.ELECTRIC, Optional.of(new AccountId("acct_100200302")),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Channel.PORTAL, Language.ENGLISH))
                .outage().orElseThrow();
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> { // the board is cached for some seconds
            MockHttpServletResponse one = as(UserRole.OUTAGE_DESK, MAP + "?certain=false");
            assertThat(one.getStatus()).isEqualTo(200);
            assertThat(one.getContentAsString()).contains("\"id\":\"" + outage.id() + "\"", "\"confirmed\":false", "\"coordinates\":[");
            assertThat(one.getHeader("Cache-Control")).isEqualTo("no-store");
        });
        assertThat(as(UserRole.SUPERVISOR, MAP).getContentAsString()).contains("FeatureCollection").doesNotContain(outage.id().value());
        assertThat(browser.perform(get("/outages.geojson")).getResponse().getContentAsString()).doesNotContain(outage.id().value());
    }

    @ParameterizedTest
    @EnumSource(value = UserRole.class, names = {"RESIDENT", "STAFF", "AGENCY"})
    void for_all_others_there_is_nothing(UserRole role) throws Exception {
        MockHttpServletResponse response = as(role, MAP);
        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getContentAsString()).doesNotContain("FeatureCollection");
    }

    @ParameterizedTest
    @CsvSource({"out, true", "one_household, false"})
    void each_list_of_open_outages_has_its_own_map(String list, String certain) {
        signIn("oscar", Locale.US, UserRole.OUTAGE_DESK);
        create(OutageBoardView.class, QueryParameters.of("list", list));
        assertThat(find(OutageBoardMap.class).single().getElement().getAttribute("data-outages")).isEqualTo(MAP + "?certain=" + certain);
    }

    @Test
    void a_visitor_is_asked_to_sign_in() {
        MockHttpServletResponse response = browser.perform(get(MAP)).getResponse();
        assertThat(response.getStatus()).isEqualTo(302);
        assertThat(response.getHeader("Location")).contains("/oauth2/authorization/curbstop");
    }
}
