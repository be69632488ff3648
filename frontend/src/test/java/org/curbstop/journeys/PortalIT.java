package org.curbstop.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import com.vaadin.flow.server.VaadinSession;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.catalina.Session;
import org.apache.catalina.core.StandardContext;
import org.assertj.core.api.Assertions;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Tasks of signed-in users. */
class PortalIT extends BrowserJourney {

    private static final List<String> VIEWS =
            List.of("/my", "/my/bills", "/my/pay", "/my/payments", "/my/outage", "/my/messages", "/my/profile", "/my/link");

    @Test
    void ada_pays_her_balance_and_owes_nothing() {
        Page page = signedIn("ada", 375, "/my");
        assertThat(page.locator(".owed-amount")).hasText("$84.12");
        page.locator(".owed .button").click();
        page.locator("vaadin-button.button-large:not([disabled])").click();
        heading(page, "Thank you");
        assertThat(page.locator("main")).containsText("$84.12");
        page.navigate(address("/my"));
        assertThat(page.locator(".owed-amount")).hasText("$0.00");
    }

    @Test
    void cy_switches_between_his_accounts() {
        Page page = signedIn("cy", 1280, "/my");
        assertThat(page.locator(".owed-amount")).hasText("$41.07");
        page.locator(".accounts a", new Page.LocatorOptions().setHasText("100200633")).click();
        assertThat(page.locator(".owed-amount")).hasText("$0.00");
        assertThat(page).hasURL(Pattern.compile("account=acct_100200633"));
    }

    @Test
    void a_session_keeps_at_most_ten_browser_windows(@Autowired ServletWebServerApplicationContext server) {
        Page page = signedIn("cy", 1280, "/my");
        page.navigate("about:blank"); // the heartbeat of an open page would request a window that is closed by then
        for (int i = 0; i < 200; i++) {
            assertThat(page.request().get(address("/my/bills"))).isOK();
        }
        Assertions.assertThat(windows(server)).as("windows kept by each session").allMatch(kept -> kept <= 10).contains(10);
        String message = address("/my?v-r=uidl&v-uiId=0");
        assertThat(page.request().post(message, RequestOptions.create().setData("x".repeat(300_000)))).not().isOK();
        page.navigate(address("/my"));
        assertThat(page.locator(".owed-amount")).isVisible();
    }

    /** Returns the number of open windows of each portal session on the server. */
    private static List<Integer> windows(ServletWebServerApplicationContext server) {
        var tomcat = ((TomcatWebServer) Objects.requireNonNull(server.getWebServer())).getTomcat();
        var context = (StandardContext) tomcat.getHost().findChildren()[0];
        return Arrays.stream(context.getManager().findSessions()).map(Session::getSession)
                .flatMap(session -> Collections.list(session.getAttributeNames()).stream().map(session::getAttribute))
                .filter(VaadinSession.class::isInstance).map(VaadinSession.class::cast).map(PortalIT::windows).toList();
    }

    private static int windows(VaadinSession session) {
        session.lock();
        try {
            return session.getUIs().size();
        } finally {
            session.unlock();
        }
    }

    @Test
    void an_idle_session_is_announced_before_it_ends_and_kept_by_a_press() {
        Page page = signedIn("dee", 375, "en-GB", "/my/profile"); // a browser of its own, because its clock is moved
        page.clock().install();
        page.reload();
        heading(page, "Perfil");
        assertThat(page.locator(".idle-warning")).isHidden();
        page.clock().runFor("28:02");
        assertThat(page.locator(".idle-warning")).containsText("Su sesión se cerrará en dos minutos");
        assertUsableByAll(page);
        page.locator(".idle-warning vaadin-button").click();
        assertThat(page.locator(".idle-warning")).isHidden();
    }

    @Test
    void eve_learns_nothing_from_existing_and_unknown_account_numbers() {
        Page page = signedIn("eve", 375, "/my");
        heading(page, "Link your account");
        for (String number : List.of("100200302", "100299996")) {
            page.navigate(address("/my/link"));
            page.locator("vaadin-text-field input").fill(number);
            page.locator("vaadin-button.button").click();
            assertThat(page.locator("main")).containsText("If this account has such a contact on file");
            assertThat(page.locator("main")).not().containsText("Ada");
        }
        page.navigate(address("/my/bills?account=acct_100200302"));
        assertThat(page.locator("main")).not().containsText("84.12");
    }

    @Test
    void staff_take_a_case_and_see_the_whole_conversation(@Autowired HandOffs handOffs) {
        handOffs.raise(new HandOffContext(
                "journey", HandOffContext.Kind.HAND_OFF, Channel.VOICE, Optional.of(new PhoneNumber("+15035550102")), Optional.empty(),
                Optional.empty(), VerificationLevel.NONE,
                "pay-bill", List.of(), List.of(new HandOffContext.ConversationLine(true, "agent")), Language.ENGLISH, Optional.empty()));
        Page page = signedIn("sam", 1280, "/staff");
        page.locator("tr", new Page.LocatorOptions().setHasText("(503) 555-0102")).first().locator("a").first().click();
        assertThat(page.locator(".thread")).containsText("agent");
        page.locator("vaadin-button", new Page.LocatorOptions().setHasText("Take it")).click();
        assertThat(page.locator("main")).containsText("sam has it since");
        assertUsableByAll(page);
    }

    @Test
    void the_outage_desk_sees_what_a_customer_reports() {
        Page ivo = signedIn("ivo", 375, "/my/outage");
        ivo.locator("vaadin-button.button").click();
        assertThat(ivo.locator("main")).containsText("Thank you, we have your report");
        Page desk = signedIn("oscar", 1280, "/staff/outages");
        desk.locator("main a", new Page.LocatorOptions().setHasText("One household")).first().click();
        desk.locator("vaadin-grid a").first().click();
        assertThat(desk.locator("main")).containsText("16 Alder St");
        assertUsableByAll(desk);
        desk.navigate(address("/staff/outages?list=one_household")); // rendered with the page rather than after it
        assertThat(desk.locator("vaadin-grid a").first()).isVisible();
        assertUsableByAll(desk);
    }

    @ParameterizedTest
    @CsvSource({"flo, en, 1280", "dee, es, 375"})
    void every_view_is_accessible(String who, String language, int width) {
        Page page = signedIn(who, width, "/my");
        for (String view : VIEWS) {
            page.navigate(address(view));
            page.locator("main h1").waitFor();
            assertThat(page.locator("html")).hasAttribute("lang", language);
            assertUsableByAll(page);
        }
    }

    private static void heading(Page page, String text) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText(text);
    }
}
