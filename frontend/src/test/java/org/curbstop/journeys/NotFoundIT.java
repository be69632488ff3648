package org.curbstop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.billing.Bills;
import org.curbstop.cases.HandOffs;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.Payments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Unknown pages and pages of other users have the same status, text and link back, for people and programs. */
class NotFoundIT extends BrowserJourney {

    private static final AccountId ADAS = new AccountId("acct_100200302");

    @ParameterizedTest
    @CsvSource({"flo, en, 375, There is nothing here, Go to home", "dee, es, 1280, Aquí no hay nada, Ir al inicio"})
    void a_resident_sees_the_same_page_for_everything_not_found(
            String who, String language, int width, String title, String back, @Autowired Bills bills, @Autowired Payments payments) {
        String adasBill = bills.list(ADAS, 1).getFirst().id().value();
        String adasPayment = payments.confirm(new PaymentRequest("nothing-" + who, List.of(new Allocation(ADAS, Money.usd("5.00"))),
                org.curbstop.common.Channel.PAGE, Language.ENGLISH, Optional.empty(), Optional.empty())).id().value();
        Page page = signedIn(who, width, "/my");
        List<String> addresses = List.of("/my/nothing", "/my/bills/" + adasBill, "/my/bills/bill_0", "/my/bills/%00", "/my/bills/..%2f",
                "/my/payments/" + adasPayment, "/my/payments/pay_0nobodys",
                "/my/service/order/ord_0nobodys", "/my/help/requests/ref_0nobodys", "/my?account=" + ADAS, "/my/bills?account=acct_0",
                "/my/orders", "/my/cases/1",
                "/staff", "/staff/accounts/" + ADAS, "/staff/accounts/acct_0", "/staff/cases/case_0", "/staff/outages", "/staff/referrals",
                "/staff/nothing");
        assertAlike(page, addresses.stream().filter(address -> !address.contains("%")), title);
        PlaywrightAssertions.assertThat(page.locator("html")).hasAttribute("lang", language);
        assertUsableByAll(page);
        page.getByText(back).click();
        page.waitForURL("**/my");
        PlaywrightAssertions.assertThat(page.locator("main h1")).not().hasText(title);
        for (String odd : addresses.stream().filter(address -> address.contains("%")).toList()) {
            assertThat(page.request().get(address(odd)).status()).as(odd).isBetween(400, 404);
        }
    }

    @ParameterizedTest
    @CsvSource({"sam, en-US, There is nothing here", "sam, es-US, Aquí no hay nada", "oscar, en-US, There is nothing here",
            "lena, en-US, There is nothing here"})
    void staff_see_the_same_not_found_page_and_a_link_back(String who, String locale, String title, @Autowired HandOffs handOffs) {
        Page page = signedIn(who, 1280, locale, "/staff");
        String desk = page.url().replaceFirst("\\?.*", "");
        Stream<String> all = Stream.of("/staff/nothing", "/staff/accounts/acct_0", "/staff/accounts/acct_0/time", "/staff/cases/case_0",
                "/staff/referrals/ref_0", "/my", "/my/bills", "/my/nothing");
        assertAlike(page,
                who.equals("sam") ? all : Stream.concat(all, Stream.of("/staff/accounts", "/staff/orders", "/staff/accounts/" + ADAS)),
                title);
        assertUsableByAll(page);
        page.locator("main a.button").click();
        page.waitForURL("**/staff**");
        PlaywrightAssertions.assertThat(page.locator("main h1")).not().hasText(title);
        assertThat(page.url()).startsWith(desk);
    }

    @ParameterizedTest
    @CsvSource({"flo, en-US, Page not found", "dee, es-US, Página no encontrada", "eve, en-US, Page not found"})
    void other_customers_letters_and_documents_look_like_unknown_ones(String who, String locale, String title,
            @Autowired Disconnections disconnections) {
        String bos = disconnections.listOpen(Actor.SYSTEM).getFirst().id().value();
        Page page = signedIn(who, 375, locale, "/my");
        assertAlike(page, Stream.of("/letters/" + bos, "/letters/" + bos + "?to=1", "/letters/dis_0nobodys", "/letters/arr_0nobodys",
                "/papers/ppr_0nobodys", "/receipt/0nobodys"), title);
        assertThat(page.request().get(address("/letters/" + bos + ".pdf")).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"en-US, Page not found", "es-US, Página no encontrada"})
    void a_visitor_sees_the_same_not_found_page_outside_the_portal(String locale, String title) {
        Page page = visitor(375, locale, true);
        assertAlike(page,
                Stream.of("/nothing", "/letters/arr_0nobodys", "/letters/dsc_0_0", "/papers/ppr_0nobodys", "/receipt/0nobodys",
                        "/pay/with/0nobodys", "/wp-login.php",
                "/scripts/nothing.js", "/webjars/leaflet/nothing", "/twilio.txt", "/error"), title);
        assertUsableByAll(page);
        page.locator("main a.button").click();
        page.waitForURL(address("/"));
    }

    /** Checks that all addresses have the same status and text. */
    private void assertAlike(Page page, Stream<String> addresses, String title) {
        var seen = new java.util.LinkedHashMap<String, String>();
        addresses.forEach(address -> {
            Response answer = page.navigate(address(address));
            page.locator("main h1").waitFor();
            seen.put(address, answer.status() + " " + page.locator("main").innerText());
        });
        String one = seen.values().iterator().next();
        assertThat(one).startsWith("404 ").contains(title);
        assertThat(seen).allSatisfy((address, words) -> assertThat(words).as(address).isEqualTo(one));
    }
}
