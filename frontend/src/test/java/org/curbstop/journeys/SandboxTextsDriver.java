package org.curbstop.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** One number's texts with the utility, on the pretended network. */
record SandboxTextsDriver(Page page) {

    SandboxTextsDriver send(String body, String answer) {
        page.locator("#body").fill(body);
        page.locator("form:has(#body) button").first().click();
        assertThat(page.locator("#last")).hasClass(Pattern.compile("in"));
        try {
            assertThat(page.locator(".in", new Page.LocatorOptions().setHasText(answer)).last()).isVisible(); // a notice may have come
                                                                                                              // after it
        } catch (AssertionError e) {
            throw new AssertionError("«" + answer + "» did not come in:\n" + all(), e);
        }
        return this;
    }

    String all() {
        return page.locator(".bubbles").innerText();
    }
}
