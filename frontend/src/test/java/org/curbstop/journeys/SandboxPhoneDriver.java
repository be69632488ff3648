package org.curbstop.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Drives the sandbox phone in the browser, with timers stopped so that no question is missed on a slow machine. */
record SandboxPhoneDriver(Page page) {

    /** Calls the utility. {@code from} is the E.164 number of a customer of Millbrook. */
    static SandboxPhoneDriver call(Page page, String phonePage, String from) {
        page.navigate(phonePage);
        page.getByLabel("Time passes by itself").uncheck();
        page.getByLabel("Who calls").selectOption(from);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Call").setExact(true)).click();
        return new SandboxPhoneDriver(page);
    }

    SandboxPhoneDriver press(String keys, String expected) {
        page.locator("#digits").fill(keys);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Press").setExact(true)).click();
        return hears(expected);
    }

    SandboxPhoneDriver say(String words, String expected) {
        page.locator("#words").fill(words);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Say it")).click();
        return hears(expected);
    }

    SandboxPhoneDriver hears(String words) {
        try {
            assertThat(page.locator("#lines li").filter(new Locator.FilterOptions().setHasText(words)).last()).isVisible();
        } catch (AssertionError e) {
            throw new AssertionError("«" + words + "» was not heard in:\n" + all(), e);
        }
        return this;
    }

    String all() {
        return page.locator("#lines").innerText();
    }
}
