package org.curbstop.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starting, stopping and moving service, on every door. */
class ServiceIT extends Browser {

    @ParameterizedTest
    @CsvSource({"375, en-US", "1280, en-US", "375, es-US", "1280, es-US"})
    void every_plain_page_of_service_is_usable_by_all(int width, String locale) {
        Page page = visitor(width, locale, true);
        for (String path : new String[] {"/service", "/start", "/stop", "/move", "/visit", "/order"}) {
            page.navigate(address(path));
            assertThat(page.locator("h1").first()).isVisible();
            Assertions.assertThat(page.locator("html").getAttribute("lang")).isEqualTo(locale.substring(0, 2));
            assertUsableByAll(page);
        }
    }
}
