package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.curbstop.pages.flow.FlowPage;
import org.junit.jupiter.api.Test;

/** Dark mode is applied and readable. The other tests check the light colors. */
class DarkModeIT extends BrowserJourney {

    private static final List<String> PLAIN = List.of("/", "/outage/map", "/verify", "/contact", "/accessibility", "/chat", "/nothing");
    private static final List<String> PORTAL = List.of(
            "/my", "/my/bills", "/my/pay", "/my/payments", "/my/time", "/my/notice", "/my/service", "/my/service/stop", "/my/outage",
            "/my/help", "/my/messages",
            "/my/send-photo", "/my/profile", "/my/nothing");
    private static final List<String> STAFF = List.of("/staff", "/staff/accounts/acct_100200484", "/staff/orders", "/staff/disconnections",
            "/staff/arrangements", "/staff/outages");

    @Test
    void plain_pages_are_readable_in_dark_mode() {
        Page page = visitor(375, "en-US", true, ColorScheme.DARK);
        PLAIN.forEach(path -> assertDark(page, path));
        for (FlowPage flowPage : FlowPage.values()) {
            assertDark(page, flowPage.path());
        }
    }

    @Test
    void the_portal_is_readable_in_dark_mode() {
        Page page = visitor(375, "en-US", true, ColorScheme.DARK);
        signIn(page, "bo", "/my");
        PORTAL.forEach(path -> assertDark(page, path));
    }

    @Test
    void the_staff_desk_is_readable_in_dark_mode() {
        Page page = visitor(1280, "en-US", true, ColorScheme.DARK);
        signIn(page, "stella", "/staff");
        STAFF.forEach(path -> assertDark(page, path));
    }

    private void assertDark(Page page, String path) {
        page.navigate(address(path));
        page.locator("main h1").waitFor();
        assertThat((Integer) page.evaluate(
                "(() => { const c = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number); "
                        + "return Math.max(c[0], c[1], c[2]); })()"))
                .as("lightest background color on " + path).isLessThan(80);
        assertUsableByAll(page);
    }
}
