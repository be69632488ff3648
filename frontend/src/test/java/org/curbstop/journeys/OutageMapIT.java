package org.curbstop.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.outages.NewOutageReport;
import org.curbstop.outages.OutageFeed;
import org.curbstop.outages.ReportingAnOutage;
import org.curbstop.outages.StaffOutages;
import org.curbstop.utility.ServiceType;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** The outage map with streets: no outage, one outage, many outages. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutageMapIT extends BrowserJourney {

    /** Script that counts the pixels drawn on the canvas; an empty map has none. */
    private static final String DRAWN = """
            (() => { const c = document.querySelector('outage-map canvas');
              const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
              let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i]) n++; return n; })()
            """;

    @Autowired
    private ReportingAnOutage reporting;

    @Autowired
    private StaffOutages desk;

    @Autowired
    private OutageFeed feed;

    @Test
    @Order(1)
    void without_outages_the_map_shows_only_streets() {
        seen(0);
    }

    @Test
    @Order(2)
    void one_outage_has_a_circle_on_the_map_and_a_list_entry() {
        confirmed(ServiceType.ELECTRIC, "acct_100200302");
        seen(1);
    }

    @Test
    @Order(3)
    void each_outage_has_a_circle_that_links_to_its_entry() {
        for (String account : List.of("acct_100200484", "acct_100200898", "acct_100200971")) {
            confirmed(ServiceType.ELECTRIC, account);
        }
        confirmed(ServiceType.WATER, "acct_100200302");
        confirmed(ServiceType.WATER, "acct_100200484");
        seen(6);
        Page page = visitor(1280, "en-US", true);
        page.navigate(address("/outage/map"));
        circles(page).first().click(new Locator.ClickOptions().setForce(true));
        Assertions.assertThat(page.url()).contains("#out_");
        assertThat(page.locator(".card:target")).isVisible();
    }

    @Test
    @Order(4)
    void staff_have_the_map_beside_the_board_and_open_an_outage_on_it() {
        var labels = Map.of("en-US", "Map of the outages in the table", "es-US", "Mapa de las interrupciones de la tabla");
        for (Map.Entry<String, String> locale : labels.entrySet()) {
            for (int width : new int[] {375, 1280, 1600}) {
                Page page = visitor(width, locale.getKey(), true, width == 1600 ? ColorScheme.DARK : ColorScheme.LIGHT);
                signIn(page, "oscar", "/staff/outages");
                Locator map = page.locator("outage-map");
                assertThat(map.locator("svg path.leaflet-interactive").first()).isVisible();
                Assertions.assertThat(map.getAttribute("aria-label")).startsWith(locale.getValue());
                shot(page, "board-map-" + width + "-" + locale.getKey());
                page.waitForCondition(() -> (Integer) page.evaluate(DRAWN) > 2_000); // the canvas is drawn a frame later
                assertUsableByAll(page);
                circles(page).first().click(new Locator.ClickOptions().setForce(true));
                page.waitForCondition(() -> page.url().contains("outage=out_") || page.locator(".leaflet-popup a").count() > 0);
            }
        }
    }

    @Test
    @Order(5)
    void the_staff_map_follows_the_filters_of_the_table() {
        for (String locale : List.of("en-US", "es-US")) {
            Page page = visitor(1280, locale, true);
            signIn(page, "oscar", "/staff/outages");
            assertThat(circles(page).first()).isVisible();
            int all = circles(page).count();
            page.navigate(address("/staff/outages?service=water"));
            assertThat(circles(page).first()).isVisible();
            Assertions.assertThat(circles(page).count()).isLessThan(all);
            shot(page, "board-map-filtered-" + locale);
            page.locator(".board-filters vaadin-text-field input").fill("no such street");
            assertThat(circles(page)).hasCount(0);
            page.locator(".board-filters vaadin-text-field input").fill("");
            assertThat(circles(page).first()).isVisible();
        }
    }

    private void confirmed(ServiceType service, String account) {
        var reported = reporting.report(
                new NewOutageReport(service + account, service, Optional.of(new AccountId(account)), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Set.of(), Channel.PORTAL, Language.ENGLISH));
        Assertions.assertThat(desk.confirm(reported.outage().orElseThrow().id(), Actor.SYSTEM))
                .isInstanceOf(StaffOutages.StaffOutageResult.Done.class);
    }

    private void seen(int outages) {
        // the feed is cached for ten times as long as reading it took, which is seconds on a busy machine
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> feed.entries().size() == outages);
        for (Map.Entry<String, String> locale : Map.of("en-US", "Map of outages", "es-US", "Mapa de ").entrySet()) {
            for (int width : new int[] {375, 1280}) {
                Page page = visitor(width, locale.getKey(), true);
                page.navigate(address("/outage/map"));
                Locator map = page.locator("outage-map");
                assertThat(map.locator(".leaflet-control-scale-line").first()).isVisible(); // the map has a view and a scale
                Assertions.assertThat(map.getAttribute("aria-label")).startsWith(locale.getValue());
                Assertions.assertThat((Integer) page.evaluate(DRAWN)).as("street points drawn at " + width).isGreaterThan(2_000);
                assertThat(map.locator(".street span").first()).isVisible();
                assertThat(page.locator("main .card")).hasCount(outages);
                Assertions.assertThat(circles(page).count()).as("circles").isEqualTo(placesOf());
                for (Locator circle : circles(page).all()) {
                    BoundingBox box = circle.boundingBox();
                    Assertions.assertThat(Math.min(box.width, box.height)).as("pixels of a circle at " + width).isGreaterThan(30);
                }
                assertUsableByAll(page);
                shot(page, "map-" + outages + "-" + width + "-" + locale.getKey());
            }
        }
    }

    private long placesOf() {
        return feed.entries().stream().flatMap(entry -> entry.about().stream()).distinct().count();
    }

    private static Locator circles(Page page) {
        return page.locator("outage-map svg path.leaflet-interactive");
    }
}
