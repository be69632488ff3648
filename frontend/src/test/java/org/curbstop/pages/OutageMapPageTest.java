package org.curbstop.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.curbstop.common.GeoPoint;
import org.curbstop.outages.CrewStatus;
import org.curbstop.outages.Etr;
import org.curbstop.outages.OutageCause;
import org.curbstop.outages.OutageFeed;
import org.curbstop.outages.OutageId;
import org.curbstop.outages.RestorationOutlook;
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

/** The outage page with one outage, with many and without the database, and its weight. */
@SpringBootTest(classes = PlainPagesTestApplication.class)
@DirtiesContext
class OutageMapPageTest {

    private static final Instant NOON = Instant.parse("2026-11-22T20:00:00Z");
    private static final Pattern STYLE_SHEET = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\"");

    @Autowired
    private OutageFeed feed;

    private MockMvcTester browser;

    @BeforeEach
    void open(@Autowired WebApplicationContext pages) {
        browser = MockMvcTester.from(pages, mvc -> mvc.apply(SecurityMockMvcConfigurers.springSecurity()).build());
        when(feed.entries()).thenReturn(List.of());
        when(feed.findStaleSince()).thenReturn(Optional.empty());
    }

    private static OutageFeed.FeedEntry outage(int number, Optional<String> network, Optional<Instant> back) {
        var outlook = RestorationOutlook.of(back.map(at -> new Etr(back, Etr.Source.DISPATCH, NOON, "oscar")), NOON);
        return new OutageFeed.FeedEntry(OutageId.create(), ServiceType.ELECTRIC, network, Optional.of(new GeoPoint(44.05, -121.3)), "6-20",
                true, OutageCause.TREE, CrewStatus.ON_SITE, outlook, 1, NOON.minusSeconds(number * 60L));
    }

    private static List<OutageFeed.FeedEntry> outages(int count, String network, Optional<Instant> back) {
        return IntStream.range(0, count).mapToObj(number -> outage(number, Optional.of(network), back)).toList();
    }

    private String page(String path) {
        var response = browser.perform(get(path)).getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static int cards(String page) {
        return page.split("<li class=\"card\"", -1).length - 1;
    }

    @Test
    void a_storm_is_listed_by_part_of_town_and_each_part_in_pages() {
        var storm = Stream.of(outages(1_900, "North", Optional.empty()), outages(30, "South", Optional.of(NOON.plusSeconds(3600))),
                List.of(outage(0, Optional.empty(), Optional.empty()))).flatMap(List::stream).toList();
        when(feed.entries()).thenReturn(storm);
        String all = page("/outage/map");
        assertThat(cards(all)).isZero();
        assertThat(all).hasSizeLessThan(20_000).contains("1,900 outages.", "30 outages", "One outage", "Other places", "?area=North",
                "Service should be back everywhere by", "We cannot say yet when service will be back", "data-link=\"/outage/map?outage=\"");

        String first = page("/outage/map?area=North");
        assertThat(cards(first)).isEqualTo(OutageMapPage.MAX_CARDS);
        assertThat(first).contains("Page 1 of 38", "area=North&amp;page=2").doesNotContain("rel=\"prev\"");
        assertThat(cards(page("/outage/map?area=North&page=38"))).isEqualTo(50);
        assertThat(page("/outage/map?area=North&page=99")).contains("Page 38 of 38").doesNotContain("rel=\"next\"");
        assertThat(cards(page("/outage/map?area=South"))).isEqualTo(30);
        assertThat(cards(page("/outage/map?area="))).as("without a known feeder").isEqualTo(1);
    }

    @Test
    void an_outage_chosen_on_the_map_is_shown_alone() {
        var storm = outages(60, "North", Optional.empty());
        when(feed.entries()).thenReturn(storm);
        String page = page("/outage/map?outage=" + storm.get(7).id());
        assertThat(cards(page)).isEqualTo(1);
        assertThat(page).contains("id=\"" + storm.get(7).id() + "\"", "data-only=\"" + storm.get(7).id() + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/outage/map?area=Nowhere", "/outage/map?outage=out_x", "/outage/map?page=0", "/outage/map?page=x",
        "/outage/map?area=<b>"})
    void a_page_that_does_not_exist_is_the_whole_list(String path) {
        when(feed.entries()).thenReturn(outages(3, "North", Optional.empty()));
        assertThat(cards(page(path))).isEqualTo(3);
    }

    @Test
    void a_chosen_outage_that_is_over_is_told_with_the_list() {
        when(feed.entries()).thenReturn(outages(60, "North", Optional.empty()));
        assertThat(page("/outage/map?outage=out_0000000000")).contains("No outage is listed there anymore", "By part of town");
        assertThat(page("/outage/map")).doesNotContain("No outage is listed there anymore");
    }

    @Test
    void each_part_of_town_and_each_of_its_pages_has_a_title() {
        when(feed.entries()).thenReturn(outages(60, "North", Optional.empty()));
        assertThat(page("/outage/map")).contains("<title>Outages now – ");
        assertThat(page("/outage/map?area=North")).contains("<title>North – Page 1 of 2 – Outages now – ");
        assertThat(page("/outage/map?area=North&page=2")).contains("<title>North – Page 2 of 2 – Outages now – ");
    }

    @Test
    void the_banner_on_the_outage_page_does_not_link_to_it() {
        when(feed.entries()).thenReturn(outages(1, "North", Optional.empty()));
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> { // the banner is cached for some seconds
            assertThat(page("/outage/map")).contains("class=\"bulletin").doesNotContain(">See where, and when it should be back</a>");
            assertThat(page("/contact")).contains(">See where, and when it should be back</a>");
        });
    }

    @Test
    void the_last_known_outages_are_shown_with_their_age_while_the_database_is_away() {
        when(feed.entries()).thenReturn(outages(1, "North", Optional.empty()));
        assertThat(page("/outage/map")).doesNotContain("may be out of date");
        when(feed.findStaleSince()).thenReturn(Optional.of(NOON));
        assertThat(page("/outage/map")).contains("has not answered since November 22, 2026", "may be out of date");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "en | Warming and cooling centers | Millbrook Public Library</strong> (warming center and cooling center), 200 Park Ave: daily",
        "es | Centros de calentamiento y enfriamiento | Biblioteca Pública de Millbrook</strong> (centro de calentamiento y centro de"})
    void warming_and_cooling_centers_are_listed_while_service_is_out(String language, String title, String center) {
        when(feed.entries()).thenReturn(outages(1, "North", Optional.of(NOON.plusSeconds(3600))));
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> { // the banner is cached for some seconds
            var response = browser.perform(get("/outage/map").header("Accept-Language", language)).getResponse();
            assertThat(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8)).contains("id=\"centers\"", title, center)
                    .contains(language.equals("en") ? "Should be back by" : "Debería volver a más tardar el");
        });
    }

    /** Bytes that a phone receives for a page and its style sheets; the map comes later, with a script. */
    private int weight(String path) throws IOException {
        String html = page(path);
        int bytes = gzipped(html);
        for (var sheet = STYLE_SHEET.matcher(html).results().iterator(); sheet.hasNext();) {
            bytes += gzipped(page(sheet.next().group(1)));
        }
        return bytes;
    }

    private static int gzipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 1_935})
    void a_plain_outage_page_weighs_at_most_15_kibibytes(int outages) throws IOException {
        when(feed.entries()).thenReturn(outages(outages, "North", Optional.of(NOON.plusSeconds(3600))));
        for (String path : List.of("/outage", "/outage/status", "/outage/map", "/outage/map?area=North")) {
            assertThat(weight(path)).as(path).isBetween(2_000, 15 * 1024);
        }
    }
}
