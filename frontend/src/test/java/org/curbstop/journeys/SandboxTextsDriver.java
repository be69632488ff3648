package org.curbstop.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** Drives the text messages of one number on the simulated network. */
record SandboxTextsDriver(Page page) {

    SandboxTextsDriver send(String body, String answer) {
        page.locator("#body").fill(body);
        page.locator("form:has(#body) button").first().click();
        assertThat(page.locator("#last")).hasClass(Pattern.compile("in"));
        try {
            // a notice may have arrived after the answer
            assertThat(page.locator(".in", new Page.LocatorOptions().setHasText(answer)).last()).isVisible();
        } catch (AssertionError e) {
            throw new AssertionError("«" + answer + "» did not come in:\n" + all(), e);
        }
        return this;
    }

    String all() {
        return page.locator(".bubbles").innerText();
    }
}
