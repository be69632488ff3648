package org.curbstop.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starting, stopping and moving service on every channel. */
class ServiceOrdersIT extends BrowserJourney {

    @Test
    void hana_starts_service_as_a_guest_in_spanish_without_scripts() {
        Page page = visitor(375, "es-US", false);
        page.navigate(address("/"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Empezar, terminar o mudar el servicio")).first().click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Empezar el servicio")).click();
        fill(page, "place", "14 Alder St");
        press(page, "Sí");
        choose(page, "earliest");
        page.locator("main form label").first().click(); // the morning window, because a visit is needed
        page.locator("main form .button").first().click();
        press(page, "No");
        page.locator("#answer-name").fill("Hana Kim");
        fill(page, "born", "4 de mayo de 1990");
        fill(page, "phone", "503 555 0108");
        choose(page, "license");
        fill(page, "digits", "4821");
        assertThat(page.locator("h1")).containsText("¿Es usted Hana Kim, con fecha de nacimiento 4 de mayo de 1990?");
        press(page, "Sí");
        assertThat(page.locator("main")).containsText("depósito");
        press(page, "Sí");
        assertThat(page.locator("main")).containsText("Su número de solicitud es");
        String reference = reference(page.locator("main").innerText());

        page.navigate(address("/order"));
        page.locator("#answer-reference").fill(reference);
        fill(page, "phone", "503 555 0105");
        assertThat(page.locator(".summary")).isVisible();
        assertThat(page.locator("main")).not().containsText("Alder");
        page.locator("#answer-reference").fill(reference);
        fill(page, "phone", "503 555 0108");
        assertThat(page.locator("main")).containsText("14 Alder St");
    }

    private static String reference(String text) {
        Matcher nine = Pattern.compile("\\b\\d{3} \\d{3} \\d{3}\\b").matcher(text);
        Assertions.assertThat(nine.find()).as(text).isTrue();
        return nine.group();
    }

    private static void fill(Page page, String slot, String text) {
        page.locator("#answer-" + slot).fill(text);
        page.locator("main form .button").first().click();
    }

    private static void press(Page page, String begins) {
        page.locator("main form .buttons .button").filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + begins))).click();
    }

    @Test
    void flo_books_a_leak_check_moves_it_and_cancels_it() {
        Page page = signedIn("flo", 375, "/my/service/visit");
        page.locator("vaadin-button.button").click();
        assertThat(page.locator(".review h2")).hasText("Check your answers before you book");
        assertUsableByAll(page);
        page.locator(".review vaadin-button.button-large").click();
        assertThat(page.locator("main h1")).hasText("Visit at 40 Elm St");
        assertThat(page.locator("main")).containsText("We will come on");
        page.navigate(address("/my"));
        assertThat(page.locator(".requests")).containsText("Visit at 40 Elm St");
        page.locator(".requests a").first().click();
        assertThat(page.locator("main h1")).hasText("Visit at 40 Elm St");
        page.locator("vaadin-details-summary").click();
        page.locator("vaadin-button.button-danger").click();
        assertThat(page.locator("main")).containsText("Canceled");
        assertUsableByAll(page);
    }

    @Test
    void cy_is_warned_that_his_tenant_would_lose_service() {
        Page page = signedIn("cy", 1280, "/my/service/stop?account=acct_100200633");
        assertThat(page.locator("main")).containsText("without service");
        assertUsableByAll(page);
    }

    @Test
    void gus_applies_for_business_service_and_staff_process_it() {
        Page page = signedIn("gus", 1280, "/my/service/apply");
        page.getByLabel("Where is it?").fill("90 Foundry Rd");
        page.locator("vaadin-button.button:not(.button-quiet)").click();
        assertThat(page.locator(".callout")).containsText("Application");
        assertUsableByAll(page);
        Page desk = signedIn("sam", 1280, "/staff/intake");
        assertThat(desk.locator("main")).containsText("90 Foundry Rd");
        desk.locator("vaadin-button.button").first().click();
        assertThat(desk.locator(".callout")).containsText("Now:");
        assertUsableByAll(desk);
    }

    @ParameterizedTest
    @CsvSource({"dee, es, 375", "flo, en, 1280"})
    void every_service_view_is_accessible(String who, String language, int width) {
        Page page = signedIn(who, width, "/my/service");
        for (String view : new String[] {"/my/service", "/my/service/stop", "/my/service/move", "/my/service/start", "/my/service/visit",
                "/my/service/apply"}) {
            page.navigate(address(view));
            page.locator("main h1").waitFor();
            assertThat(page.locator("html")).hasAttribute("lang", language);
            assertUsableByAll(page);
        }
        page.navigate(address("/my/service/move"));
        page.locator("vaadin-text-field input").first().fill("14 Alder St");
        page.locator("vaadin-button.button-quiet").first().click();
        page.locator(".quote").waitFor();
        assertUsableByAll(page);
    }

    @Test
    void staff_views_of_orders_are_accessible() {
        Page page = signedIn("sam", 1280, "/staff/orders");
        for (int width : new int[] {1280, 375}) {
            page.setViewportSize(width, 800);
            for (String view : new String[] {"/staff/orders", "/staff/field?day=2026-11-24", "/staff/intake"}) {
                page.navigate(address(view));
                page.locator("main h1").waitFor();
                assertUsableByAll(page);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1280, en-US", "375, es-US"})
    void every_plain_service_page_is_accessible(int width, String locale) {
        Page page = visitor(width, locale, true);
        for (String path : new String[] {"/service", "/start", "/stop", "/move", "/visit", "/order"}) {
            page.navigate(address(path));
            assertThat(page.locator("h1").first()).isVisible();
            Assertions.assertThat(page.locator("html").getAttribute("lang")).isEqualTo(locale.substring(0, 2));
            assertUsableByAll(page);
        }
    }
}
