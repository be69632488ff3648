package org.curbstop.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.curbstop.billing.Bills;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.outages.Outages;
import org.curbstop.sandbox.twilio.PhoneCall;
import org.curbstop.sandbox.twilio.SandboxPhone;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Calls and texts on the sandbox phone and the simulated network. */
class PhoneAndTextIT extends BrowserJourney {

    private static final String STRANGER = "+15035550150";

    @Test
    void bo_calls_from_the_browser_and_pays_the_past_due_amount(@Autowired Bills bills) {
        Page page = visitor(1280, "en-US", true);
        page.navigate(address("/sandbox/phone"));
        page.getByLabel("Time passes by itself").uncheck();
        page.getByLabel("Who calls").selectOption("+15035550102");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Call").setExact(true)).click();
        hears(page, "How can I help?");
        press(page, "2", "enter your PIN or the account number on your bill");
        Assertions.assertThat(page.locator("#lines").innerText()).doesNotContain("312.40");
        press(page, "4840#", "You owe $312.40. Of that, $228.15 is late");
        press(page, "2", "There is no card fee. Is that right?");
        press(page, "1", "card number");
        press(page, "4242424242424242#", "expiration");
        press(page, "1230#", "zip code");
        press(page, "97999#", "security code");
        press(page, "123#", "Your receipt number is");
        Assertions.assertThat(page.locator("#lines").innerText()).doesNotContain("4242");
        assertUsableByAll(page);
        Assertions.assertThat(bills.owed(new AccountId("acct_100200484")).orElseThrow().total()).isEqualTo(Money.usd("84.25"));
    }

    @Test
    void an_unknown_number_reports_an_outage_by_text(@Autowired Outages outages) {
        Page page = visitor(375, "en-US", true);
        page.navigate(address("/sandbox/texts?with=%2B15035550150"));
        text(page, "OUT");
        text(page, "no");
        text(page, "power");
        text(page, "7 Birch Ave");
        text(page, "yes");
        assertThat(page.locator("main")).containsText(Pattern.compile("report", Pattern.CASE_INSENSITIVE));
        assertUsableByAll(page);
        Assertions.assertThat(outages.listAffecting(new PhoneNumber(STRANGER))).isNotEmpty();
    }

    @Test
    void a_caller_says_agent_and_staff_see_the_transcript(@Autowired SandboxPhone phone) {
        PhoneCall call = phone.dial("+15035550106");
        call.press("1");
        call.say("I want to talk to a person");
        call.hangUp();
        Page page = visitor(1280, "en-US", true);
        page.navigate(address("/staff"));
        page.locator("#username").fill("sam");
        page.locator("#password").fill("sam");
        page.locator("form button").first().click();
        Locator packet = page.locator("tr").filter(new Locator.FilterOptions().setHasText("(503) 555-0106")).getByRole(AriaRole.LINK)
                .first();
        assertThat(packet).isVisible();
        assertUsableByAll(page);
        packet.click();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("talk to a person");
        assertUsableByAll(page);
    }

    private static void press(Page page, String keys, String expected) {
        page.locator("#digits").fill(keys);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Press").setExact(true)).click();
        hears(page, expected);
    }

    private static void hears(Page page, String words) {
        assertThat(page.locator("#lines li").filter(new Locator.FilterOptions().setHasText(words)).last()).isVisible();
    }

    private static void text(Page page, String body) {
        page.locator("#body").fill(body);
        page.locator("form:has(#body) button").first().click();
        assertThat(page.locator("#last")).hasClass(Pattern.compile("in"));
    }
}
