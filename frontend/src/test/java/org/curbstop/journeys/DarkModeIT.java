package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dark mode is applied and readable. The other tests check the light colors. */
class DarkModeIT extends BrowserJourney {

    private static final List<String> PLAIN = List.of(
            "/", "/pay", "/outage", "/outage/status", "/outage/map", "/start", "/stop", "/help-paying", "/send-photo", "/verify",
            "/contact", "/accessibility", "/chat", "/nothing");
    private static final List<String> PORTAL = List.of(
            "/my", "/my/bills", "/my/pay", "/my/payments", "/my/time", "/my/notice", "/my/service", "/my/service/stop", "/my/outage",
            "/my/help", "/my/messages",
            "/my/send-photo", "/my/profile", "/my/nothing");
    private static final List<String> STAFF = List.of("/staff", "/staff/accounts/acct_100200484", "/staff/orders", "/staff/disconnections",
            "/staff/arrangements", "/staff/outages");

    @ParameterizedTest
    @ValueSource(ints = {375, 1280})
    void plain_pages(int width) {
        Page page = visitor(width, "en-US", true, ColorScheme.DARK);
        PLAIN.forEach(path -> look(page, path));
    }

    @ParameterizedTest
    @CsvSource({"bo, 375", "flo, 1280"})
    void the_portal(String who, int width) {
        Page page = visitor(width, "en-US", true, ColorScheme.DARK);
        signIn(page, who, "/my");
        PORTAL.forEach(path -> look(page, path));
    }

    @ParameterizedTest
    @ValueSource(ints = {375, 1280})
    void the_staff_desk(int width) {
        Page page = visitor(width, "en-US", true, ColorScheme.DARK);
        signIn(page, "stella", "/staff");
        STAFF.forEach(path -> look(page, path));
    }

    private void look(Page page, String path) {
        page.navigate(address(path));
        page.locator("main h1").waitFor();
        assertThat((Integer) page.evaluate(
                "(() => { const c = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number); return Math.max(c[0], c[1], c[2]); })()"))
                .as("lightest background color on " + path).isLessThan(80);
        assertUsableByAll(page);
    }
}
