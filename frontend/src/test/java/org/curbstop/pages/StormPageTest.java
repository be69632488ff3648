package org.curbstop.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.curbstop.common.GeoPoint;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.OutageCause;
import org.curbstop.outages.OutageFeed;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.OutagesForTests;
import org.curbstop.outages.RestorationOutlook;
import org.curbstop.outages.StormMode;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

/** The plain pages in storm mode: what visitors of the portal see first, and pages without their scripts. */
@SpringBootTest(classes = PlainPagesTestApplication.class)
@DirtiesContext
class StormPageTest {

    private static final Instant NOON = Instant.parse("2026-11-22T20:00:00Z");

    @Autowired
    private OutageFeed feed;

    @Autowired
    private StormMode storm;

    private MockMvcTester browser;

    @BeforeEach
    void open(@Autowired WebApplicationContext pages) {
        browser = MockMvcTester.from(pages, mvc -> mvc.apply(SecurityMockMvcConfigurers.springSecurity()).build());
        when(feed.entries()).thenReturn(List.of(new OutageFeed.FeedEntry(OutageId.create(), ServiceType.ELECTRIC, Optional.of("North"),
                Optional.of(new GeoPoint(44.05, -121.3)), "6-20", true, OutageCause.STORM, CrewStatus.NOT_YET,
                RestorationOutlook.of(Optional.empty(), NOON), 0, NOON)));
        when(feed.findStaleSince()).thenReturn(Optional.empty());
        storm.end(OutagesForTests.OSCAR);
    }

    private String page(String path, String language) {
        var response = browser.perform(get(path).header("Accept", "text/html").header("Accept-Language", language)).getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en | These pages load fast | Sign in anyway | working as usual again",
        "es | Estas páginas cargan rápido | Entrar de todos modos | funciona otra vez como siempre"})
    void the_page_says_why_and_offers_the_sign_in(String language, String why, String anyway, String over) {
        storm.begin(Map.of(), Map.of(), OutagesForTests.OSCAR);
        assertThat(page("/storm?to=/my/bills", language)).contains(why, anyway, "href=\"/my/bills?anyway\"", "href=\"/outage\"")
                .doesNotContain("<script");
        storm.end(OutagesForTests.OSCAR);
        assertThat(page("/storm", language)).contains(over, "href=\"/my?anyway\"").doesNotContain(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/my", "//elsewhere.example", "/my/../pay", "/mystery", "javascript:alert(1)",
        "/my/\"x"})
    void the_sign_in_link_leads_only_to_the_portal(String to) {
        String page = new String(browser.perform(get("/storm").param("to", to)).getResponse().getContentAsByteArray(),
                StandardCharsets.UTF_8);
        assertThat(page).contains("href=\"/my?anyway\"").doesNotContain("elsewhere", "alert");
    }

    @Test
    void a_query_of_the_wanted_page_is_kept() {
        assertThat(new String(browser.perform(get("/storm").param("to", "/my/pay?account=acct_1")).getResponse().getContentAsByteArray(),
                StandardCharsets.UTF_8)).contains("href=\"/my/pay?account=acct_1&amp;anyway\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en | the map is left out so that this page loads fast",
        "es | no mostramos el mapa para que esta página cargue rápido"})
    void the_map_and_the_chat_are_shown_without_scripts_in_a_storm(String language, String why) {
        assertThat(page("/outage/map", language)).contains("<outage-map", "outage-map.js").doesNotContain(why);
        awaitChat(language, page -> assertThat(page).contains("chat.js"));
        storm.begin(Map.of(), Map.of(), OutagesForTests.OSCAR);
        assertThat(page("/outage/map", language)).contains(why, "class=\"card\"").doesNotContain("<outage-map", "<script", "leaflet");
        awaitChat(language, page -> assertThat(page).contains("<form").doesNotContain("<script"));
    }

    /** The pages learn of a storm with their banner, which is cached for some seconds. */
    private void awaitChat(String language, Consumer<String> holds) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> holds.accept(page("/chat", language)));
    }
}
