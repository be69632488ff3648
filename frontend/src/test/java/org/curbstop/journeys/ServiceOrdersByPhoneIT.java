package org.curbstop.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting and stopping service by phone and text, and attempts on other customers' accounts. The clock moves a day at the end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServiceOrdersByPhoneIT extends BrowserJourney {

    private static final Pattern REFERENCE = Pattern.compile("order number is ((?:\\d[ ,]*){9})");

    @Test
    @Order(1)
    void hana_starts_service_by_phone_and_asks_after_her_order_by_text() {
        SandboxPhoneDriver hana = call("0108").hears("How can I help?");
        hana.say("I want to start service", "Where should service start?");
        hana.hears("Or press 0 for a person.");
        hana.say("fourteen alder st", "At 14 Alder St we can start");
        hana.press("1", "Service can start");
        hana.press("1", "What time that day?");
        hana.press("1", "Do you have an account with us now?");
        hana.press("2", "What is your full name");
        hana.say("my name is Hana Kim", "two for the day, and four for the year, then press pound");
        hana.press("05041990#", "Is the number you are calling from");
        hana.press("1", "last four digits of one document");
        hana.press("1", "What are the last four digits?");
        hana.press("4821#", "Hana Kim, born May 4, 1990. Is that right?");
        hana.press("1", "Should I place the order?");
        hana.hears("We ask for a deposit of");
        hana.press("1", "Your order number is");
        assertUsableByAll(hana.page());
        var found = REFERENCE.matcher(hana.all());
        Assertions.assertThat(found.find()).as(hana.all()).isTrue();
        String reference = found.group(1).replaceAll("\\D", "");

        SandboxTextsDriver texts = texts("0108");
        comesTo(texts.page(), org.curbstop.common.ReferenceNumber.grouped(reference));
        texts.send("how is my order", "order number");
        texts.send(reference, "phone number");
        texts.send("503 555 0108", "will check your ID");
        assertUsableByAll(texts.page());
        SandboxTextsDriver eve = texts("0105");
        eve.send("how is my order", "order number");
        eve.send(reference, "phone number");
        eve.send("503 555 0105", "do not match our records");
        Assertions.assertThat(eve.all()).doesNotContain("Alder");
    }

    @Test
    @Order(2)
    void eve_cannot_stop_another_customers_service_by_phone() {
        SandboxPhoneDriver eve = call("0105").hears("How can I help?");
        eve.say("stop my service", "your PIN");
        eve.press("3#", "Say or enter the account number");
        eve.press("100200302#", "your PIN");
        eve.press("1111#", "That does not match");
        Assertions.assertThat(eve.all()).doesNotContain("Alder").doesNotContain("Ada");
    }

    @Test
    @Order(2)
    void eve_cannot_stop_another_customers_service_by_text() {
        SandboxTextsDriver eve = texts("0105");
        eve.send("stop my service", "Reply with your PIN");
        eve.send("account number", "account number?");
        eve.send("100200484", "How should we verify who you are?");
        eve.send("pin", "PIN");
        eve.send("1111", "That does not match");
        Assertions.assertThat(eve.all()).doesNotContain("Birch").doesNotContain("Bo ").doesNotContain("$");
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(strings = {"100200898", "100299996"})
    void a_page_treats_another_customers_account_like_an_unknown_one(String account) {
        Page page = visitor(375, "en-US", false);
        page.navigate(address("/stop"));
        page.locator("#answer-number").fill(account);
        page.locator("main form .button").first().click();
        choose(page, "pin");
        page.locator("#answer-secret").fill("1111");
        page.locator("main form .button").first().click();
        assertThat(page.locator("main")).containsText("That does not match. You have 4 more tries.");
        assertThat(page.locator("main")).not().containsText("Elm");
    }

    @Test
    @Order(2)
    void eve_cannot_stop_another_customers_service_in_the_chat() {
        Page page = visitor(375, "en-US", true);
        page.navigate(address("/chat"));
        assertThat(page.locator("curbstop-chat .line").first()).isVisible();
        for (String words : List.of("stop my service", "100200716", "the PIN", "1111")) {
            page.locator("curbstop-chat .frame input").fill(words);
            page.locator("curbstop-chat .frame form button:not(.attach)").click();
            assertThat(page.locator("curbstop-chat .line").last()).not().hasClass(Pattern.compile("you|typing"));
        }
        assertThat(page.locator("curbstop-chat")).containsText("That does not match");
        assertThat(page.locator("curbstop-chat")).not().containsText("Dogwood");
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(strings = {"eve", "ada"})
    void in_the_portal_another_customers_account_looks_like_an_unknown_address(String who) {
        Page page = signedIn(who, 375, "/my");
        for (String view : List.of("/my/service/stop", "/my/service/move", "/my/time", "/my/notice")) {
            String unknown = told(page, view + "?account=acct_100299996");
            Assertions.assertThat(unknown).isEqualTo(told(page, "/my/nowhere"));
            for (String others : List.of("acct_100200484", "acct_100200633", "no-account")) {
                Assertions.assertThat(told(page, view + "?account=" + others)).as(view + " of " + others).isEqualTo(unknown);
            }
        }
        assertUsableByAll(page);
    }

    private String told(Page page, String path) {
        page.navigate(address(path));
        page.locator("main h1").waitFor();
        return page.locator("main").innerText();
    }

    @Test
    @Order(3)
    void service_continues_for_the_owner_when_tess_leaves() {
        SandboxPhoneDriver tess = call("0110").hears("How can I help?");
        tess.say("I'm moving out and want to stop service", "your PIN");
        tess.press("6311#", "What is the last day?");
        tess.press("1", "What address should we send your final bill to");
        tess.say("5 Oak Street, Portland, Oregon 97205", "the owner's own service takes over there");
        tess.hears("Is that right?");
        tess.press("1", "Your order number is");
        var found = REFERENCE.matcher(tess.all());
        Assertions.assertThat(found.find()).as(tess.all()).isTrue();
        comesTo(texts("0110").page(), found.group(1).replaceAll("\\D", "").replaceAll("(\\d{3})(?=\\d)", "$1 "));
        clock("2026-11-26T10:00");
        Page cy = signedIn("cy", 375, "/my/messages?account=acct_100200633");
        comesTo(cy, "Service continues in the owner's name");
        assertUsableByAll(cy);
        Assertions.assertThat(cy.request().get(address("/sandbox/mail.json?to=cy@millbrook.example")).text())
                .contains("service at 5 Cedar Ct ended. As you agreed with us, it continues in your name");
    }
}
