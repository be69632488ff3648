package org.curbstop.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Payment arrangements, disconnection notices and holds. The clock only moves forward, so the tests are ordered. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PaymentArrangementsIT extends BrowserJourney {

    private static final AccountId BOS = new AccountId("acct_100200484");
    private static final AccountId IVOS = new AccountId("acct_100201052");
    private static final AccountId DEES = new AccountId("acct_100200716");
    private static final AccountId ADAS = new AccountId("acct_100200302");

    @Autowired
    private Disconnections disconnections;

    @Test
    @Order(1)
    void bo_makes_a_counteroffer_by_phone_and_gets_letter_and_breach_notice() {
        SandboxPhoneDriver bo = call("0102").hears("How can I help?");
        bo.say("I need more time to pay", "your PIN");
        Assertions.assertThat(bo.all()).doesNotContain("312.40");
        bo.press("4840#", "You owe $312.40 at 7 Birch Ave");
        bo.press("2", "How much can you pay first?");
        bo.press("100#", "Today: press 1. Sunday, November 29: press 2.");
        bo.press("1#", "can you pay each month");
        bo.press("60#", "You will pay $100.00 on Sunday, November 22, then 3 payments of $60.00 a month, and the last, $32.40");
        bo.press("1", "Agreed. Your plan number is");
        bo.press("2", "anything else");
        assertUsableByAll(bo.page());

        Page portal = signedIn("bo", 375, "/my/time");
        comesTo(portal, "Confirmed in writing on November 22, 2026"); // required for a breach to count
        assertUsableByAll(portal);
        String letter = portal.locator("a[href*='letters/arr_']").first().getAttribute("href").replaceFirst("^/?", "/")
                .replaceFirst("[?].*", "");
        for (String language : new String[] {"en", "es"}) {
            for (int width : new int[] {375, 1280}) {
                portal.setViewportSize(width, 800);
                portal.navigate(address(letter + "?in=" + language));
                assertThat(portal.locator("html")).hasAttribute("lang", language);
                assertThat(portal.locator("body")).containsText("$32.40");
                assertUsableByAll(portal);
            }
        }
        var pdf = portal.request().get(address(letter + ".pdf"));
        Assertions.assertThat(pdf.status()).isEqualTo(200);
        Assertions.assertThat(new String(pdf.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        Page ada = signedIn("ada", 375, "/my");
        Assertions.assertThat(ada.request().get(address(letter)).status()).isEqualTo(404);
        Assertions.assertThat(ada.request().get(address(letter + ".pdf")).status()).isEqualTo(404);

        clock("2026-11-27T10:00"); // due on the 22nd, three days of grace
        SandboxTextsDriver texts = texts("0102");
        comesTo(texts.page(), "$100.00 of your payment arrangement was not paid in time, and it has ended");
        texts.send("i need more time to pay", "Reply with your PIN");
        texts.send("4840", "What was missed on the last plan, $100.00, has to be paid first.");
        comesTo(texts.page(), "Pay $100.00 now?");
        texts.send("yes", "Pay $100.00 for the account ending in");
        Page portalOfBo = signedIn("bo", 375, "/my/time");
        assertThat(portalOfBo.locator("main")).containsText("Not kept: $100.00 was missing");
        assertThat(portalOfBo.locator("a.button[href*='100.00']")).hasText("Pay $100.00");
        assertUsableByAll(portalOfBo);
        Page sam = signedIn("sam", 1280, "/staff/accounts/" + BOS + "/time");
        assertThat(sam.locator("main")).containsText("Not kept: $100.00 was missing");
        assertUsableByAll(sam);
    }

    /** Issues notices for accounts a month past due, with proof of delivery: only the signature for a disconnection is missing. */
    private void noticesAreOut() {
        for (var account : List.of(IVOS, DEES, ADAS)) {
            if (disconnections.findOpen(account, Actor.SYSTEM).isEmpty()) {
                clock("2026-12-28T10:00");
                var issued = disconnections.issue("journey:" + account, account, Optional.empty(), Actor.SYSTEM);
                Assertions.assertThat(issued).as(account.toString()).isInstanceOf(Disconnections.DisconnectionResult.Done.class);
                var notice = ((Disconnections.DisconnectionResult.Done) issued).notice();
                notice.addressees().forEach(to -> disconnections.recordDelivery(notice.id(), to, Arrangement.DeliveryMethod.LETTER,
                        LocalDate.of(2026, 12, 28), "carrier round", Actor.SYSTEM));
            }
        }
        clock("2027-01-07T10:00"); // a Thursday, ten days after the notices
    }

    private Locator candidate(Page desk, String who) {
        return desk.locator(".candidate", new Page.LocatorOptions().setHasText(who));
    }

    @Test
    @Order(2)
    void a_medical_claim_prevents_signing_a_disconnection() {
        noticesAreOut();
        Page stella = signedIn("stella", 1280, "/staff/disconnections");
        assertThat(candidate(stella, "Dee Navarro")).containsText("May be signed");
        assertThat(candidate(stella, "Dee Navarro").locator(".button-danger")).hasCount(1);
        assertThat(candidate(stella, "Ivo Haddad")).containsText("Blocked"); // his medical device is on file
        assertUsableByAll(stella);

        SandboxPhoneDriver ivo = call("0109").hears("How can I help?");
        ivo.say("I got a shut off notice", "your PIN");
        ivo.press("2501#", "Paying $66.20");
        ivo.press("3", "would be in danger without the service");
        ivo.press("1", "Service will not be shut off through");

        Page dee = visitor(375, "es-US", false);
        dee.navigate(address("/chat"));
        write(dee, "me llegó un aviso de corte");
        write(dee, "100200716");
        write(dee, "el PIN");
        write(dee, "6170");
        assertThat(dee.locator("main")).containsText("$129.95");
        write(dee, "alguien está enfermo");
        assertThat(dee.locator("main")).containsText("estaría en peligro sin el servicio");
        write(dee, "sí");
        assertThat(dee.locator("main")).containsText("No se cortará el servicio hasta después del");

        Page again = signedIn("stella", 1280, "/staff/disconnections");
        for (var who : List.of("Dee Navarro", "Ivo Haddad")) {
            assertThat(candidate(again, who)).containsText("Blocked");
            assertThat(candidate(again, who)).containsText("a medical claim");
            assertThat(candidate(again, who).locator(".button-danger")).hasCount(0);
        }
        assertUsableByAll(again);
        Page her = signedIn("dee", 375, "/my/notice");
        assertThat(her.locator("main")).containsText("No se cortará el servicio hasta después del 14 de enero de 2027");
        assertUsableByAll(her);
    }

    @Test
    @Order(3)
    void paying_the_required_amount_cancels_the_disconnection_notice() {
        noticesAreOut();
        Page ada = visitor(375, "en-US", false);
        ada.navigate(address("/pay"));
        ada.locator("#answer-number").fill("100200302");
        ada.locator("#answer-zip").fill("97999");
        ada.locator("main .button").click();
        ada.locator("#answer-amount").fill("84.12");
        ada.locator("main .button").click();
        ada.locator("main .buttons .button").first().click();
        ada.locator("#number").fill("4242424242424242");
        ada.locator("#expiry").fill("12/30");
        ada.locator("#cvc").fill("123");
        ada.locator("#zip").fill("97999");
        ada.locator("button[type=submit]").click();
        assertThat(ada.locator("h1")).hasText("Payment received");
        long paid = System.nanoTime();
        comesTo(texts("0101").page(), "the notice for 12 Alder St is lifted");
        Assertions.assertThat(Duration.ofNanos(System.nanoTime() - paid)).isLessThan(Duration.ofMinutes(1));
        Page stella = signedIn("stella", 1280, "/staff/disconnections");
        assertThat(candidate(stella, "Ada Okafor")).hasCount(0);
        Page sam = signedIn("sam", 1280, "/staff/accounts/" + ADAS + "/time");
        assertThat(sam.locator("main")).containsText("There is no notice for this account");
    }

    @ParameterizedTest
    @Order(4)
    @CsvSource({"bo, en, 1280", "dee, es, 375"})
    void every_view_of_arrangements_is_accessible(String who, String language, int width) {
        noticesAreOut();
        Page page = signedIn(who, width, "/my/time");
        for (String view : List.of("/my/time", "/my/notice", "/my", "/my/messages")) {
            page.navigate(address(view));
            page.locator("main h1").waitFor();
            assertThat(page.locator("html")).hasAttribute("lang", language);
            shot(page, who + "-" + width + "-" + language + view.replace('/', '_'));
            assertUsableByAll(page);
        }
        var notice = disconnections.findOpen(DEES, Actor.SYSTEM).orElseThrow();
        if (who.equals("dee")) {
            page.navigate(address("/letters/" + notice.id()));
            shot(page, who + "-" + width + "-" + language + "-letter");
            assertUsableByAll(page);
        }
    }

    @ParameterizedTest
    @Order(5)
    @CsvSource({"en, 1280", "es, 375"})
    void every_staff_view_of_arrangements_is_accessible(String language, int width) {
        noticesAreOut();
        Page page = signedIn("stella", width, "/staff/disconnections");
        page.navigate(address("/language/" + language + "?back=/staff/disconnections"));
        for (String view : List.of("/staff", "/staff/disconnections", "/staff/arrangements", "/staff/accounts/" + IVOS + "/time",
                "/staff/accounts/" + BOS + "/time")) {
            page.navigate(address(view));
            page.locator("main h1").waitFor();
            assertThat(page.locator("html")).hasAttribute("lang", language);
            shot(page, "stella-" + width + "-" + language + view.replace('/', '_'));
            assertUsableByAll(page);
        }
    }

    @Test
    @Order(6)
    void staff_sign_and_the_customer_sees_disconnection_and_reconnection() {
        noticesAreOut();
        clock("2027-01-20T10:00"); // her medical claim has ended without a certificate
        Page stella = signedIn("stella", 1280, "/staff/disconnections");
        candidate(stella, "Dee Navarro").locator(".button-danger").click();
        assertThat(candidate(stella, "Dee Navarro")).containsText("Say why");
        candidate(stella, "Dee Navarro").locator("input").fill("No answer to two letters");
        candidate(stella, "Dee Navarro").locator(".button-danger").click();
        assertThat(candidate(stella, "Dee Navarro")).containsText("Reason: No answer to two letters");
        assertUsableByAll(stella);
        shot(stella, "stella-1280-en-signed");
        candidate(stella, "Dee Navarro").locator(".button-danger").click();
        assertThat(candidate(stella, "Dee Navarro")).hasCount(0);
        Page dee = signedIn("dee", 375, "/my");
        assertThat(dee.locator("main")).containsText("Su servicio está cortado desde el 20 de enero de 2027");
        assertUsableByAll(dee);
        shot(dee, "dee-375-es-off");
        for (int width : new int[] {375, 1280}) {
            Page sam = signedIn("sam", width, "/staff/accounts/" + DEES + "/time");
            assertThat(sam.locator("main")).containsText("Service has been off since January 20, 2027");
            assertUsableByAll(sam);
            shot(sam, "sam-" + width + "-en-off");
            sam.navigate(address("/staff/accounts/" + DEES));
            assertThat(sam.locator("main")).containsText("No answer to two letters");
            assertUsableByAll(sam);
            shot(sam, "sam-" + width + "-en-account");
        }
        Page sam = signedIn("sam", 1280, "/staff/accounts/" + DEES + "/time");
        sam.locator("main .button", new Page.LocatorOptions().setHasText("Service is on again")).click();
        assertThat(sam.locator("main")).containsText("There is no notice for this account");
        Page back = signedIn("dee", 1280, "/my");
        assertThat(back.locator("main")).containsText("Su servicio volvió el 20 de enero de 2027");
        assertUsableByAll(back);
        shot(back, "dee-1280-es-back");
    }

    /** Sends words in the chat without scripts, rather than pressing the first button above the field. */
    private static void write(Page page, String words) {
        page.locator("#words").fill(words);
        page.locator("#words").press("Enter");
        page.waitForLoadState();
    }
}
