package org.curbstop.sandbox.stripe.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.curbstop.sandbox.stripe.CardNumberScan;
import org.curbstop.sandbox.stripe.StripeHttp;
import org.curbstop.sandbox.stripe.StripeServer;
import org.curbstop.sandbox.stripe.model.TestCard;
import org.curbstop.store.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Uses the hosted checkout page like a browser without JavaScript. */
@ExtendWith(OutputCaptureExtension.class)
class HostedCheckoutPageTest {

    private static TestStore store;
    private static StripeServer server;
    private static StripeHttp stripe;

    @BeforeAll
    static void listen() {
        store = new TestStore();
        server = StripeServer.on(store.store(), "--logging.level.org.springframework.web=DEBUG");
        stripe = new StripeHttp(server.apiBase());
    }

    @AfterAll
    static void stop() {
        server.close();
        store.close();
    }

    @Test
    void a_valid_card_pays_and_redirects_back() {
        String page = page("en");
        assertThat(stripe.get(page).text()).contains("<h1>Pay by card</h1>", "$84.12", "Millbrook Utilities", "lang=\"en\"")
                .doesNotContain("<script");

        var paid = pay(page, "4242 4242 4242 4242", "12/40", "123", "97999");

        assertThat(paid.status()).isEqualTo(302);
        assertThat(paid.location()).isEqualTo("https://millbrook.example/receipt/1");
        assertThat(stripe.get(session(page)).json().path("payment_status").asString()).isEqualTo("paid");
        assertThat(pay(page, "4242424242424242", "12/40", "123", "97999").location()).as("submitted twice")
                .isEqualTo("https://millbrook.example/receipt/1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "4000000000000002 | 12/40 | 123  | 97999 | Your bank declined this card",
        "4000000000009995 | 12/40 | 123  | 97999 | not enough money",
        "4242424242424241 | 12/40 | 123  | 97999 | Check the card number",
        "4242424242424242 | 1240  | 123  | 97999 | month and year",
        "4242424242424242 | 13/40 | 123  | 97999 | month and year",
        "4242424242424242 | 10/20 | 123  | 97999 | has expired",
        "4242424242424242 | 12/40 | 12   | 97999 | Check the security code",
        "378282246310005  | 12/40 | 123  | 97999 | Check the security code",
        "4242424242424242 | 12/40 | 123  | 9799  | five digits",
        "4111111111111111 | 12/40 | 123  | 97999 | Your bank declined this card"
    })
    void errors_appear_next_to_the_field_and_the_next_attempt_succeeds(String number, String expiry, String cvc, String zip,
            String words) {
        String page = page("en");

        var again = pay(page, number, expiry, cvc, zip);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).contains("role=\"alert\"", words, "aria-invalid=\"true\"", "value=\"" + expiry + "\"")
                .doesNotContain(number);
        assertThat(pay(page, "4242424242424242", "12/40", "123", "97999").status()).isEqualTo(302);
    }

    @Test
    void the_page_is_available_in_spanish() {
        String page = page("es");
        assertThat(stripe.get(page).text()).contains("lang=\"es\"", "<h1>Pagar con tarjeta</h1>");
        assertThat(pay(page, "4000000000000002", "12/40", "123", "97999").text())
                .contains("Su banco rechazó esta tarjeta. No se cobró nada.");
    }

    @Test
    void both_languages_have_every_message() {
        assertThat(new TreeSet<>(HostedCheckoutText.texts("es").keySet()))
                .isEqualTo(new TreeSet<>(HostedCheckoutText.texts("en").keySet()));
        for (Map<String, String> words : List.of(HostedCheckoutText.texts("en"), HostedCheckoutText.texts("es"))) {
            assertThat(words.values()).doesNotContain("");
        }
    }

    @Test
    void the_bank_can_request_authentication_and_a_refusal_charges_nothing() {
        String page = page("en");
        var asked = pay(page, "4000002760003184", "12/40", "123", "97999");
        assertThat(asked.location()).endsWith("/bank");
        assertThat(stripe.get(page + "/bank").text()).contains("Your bank wants to make sure that it is you");

        assertThat(stripe.post(page + "/bank", "answer", "no").text()).contains("could not confirm that it was you");
        assertThat(stripe.get(session(page)).json().path("payment_status").asString()).isEqualTo("unpaid");

        pay(page, "4000002760003184", "12/40", "123", "97999");
        assertThat(stripe.post(page + "/bank", "answer", "yes").location()).isEqualTo("https://millbrook.example/receipt/1");
        assertThat(stripe.get(session(page)).json().path("payment_status").asString()).isEqualTo("paid");
    }

    @Test
    void a_closed_checkout_page_says_so_and_takes_no_money() {
        String page = page("en");
        stripe.post(session(page) + "/expire");

        assertThat(stripe.get(page).text()).contains("This page is closed");
        assertThat(pay(page, "4242424242424242", "12/40", "123", "97999").text()).contains("This page is closed");
        assertThat(stripe.get("/checkout/cs_test_none").status()).isEqualTo(404);
    }

    @Test
    void no_card_digits_remain_in_any_document_or_log(CapturedOutput output) {
        for (TestCard card : TestCard.values()) {
            pay(page("en"), card.number(), "12/40", card.brand().equals("amex") ? "1234" : "123", "97999");
        }
        stripe.once("tok-1", "/v1/payment_methods", "type", "card", "card[number]", "4242424242424242", "card[exp_month]", "12",
                "card[exp_year]", "2040", "card[cvc]", "123");

        assertThat(CardNumberScan.in(output.getAll())).isEmpty();
        assertThat(CardNumberScan.inStore(store)).isEmpty();
        assertThat(CardNumberScan.in("a number 4242 4242 4242 4242 in a text")).as("the scan detects a card number").hasSize(1);
    }

    private static String page(String locale) {
        var session = stripe.post(
                "/v1/checkout/sessions", "mode", "payment", "line_items[0][quantity]", "1", "line_items[0][price_data][currency]", "usd",
                "line_items[0][price_data][unit_amount]", "8412", "line_items[0][price_data][product_data][name]", "Millbrook Utilities",
                "success_url", "https://millbrook.example/receipt/1", "cancel_url", "https://millbrook.example/pay", "locale", locale);
        return "/checkout/" + session.id();
    }

    private static String session(String page) {
        return page.replace("/checkout/", "/v1/checkout/sessions/");
    }

    private static StripeHttp.Answer pay(String page, String number, String expiry, String cvc, String zip) {
        return stripe.post(page, "number", number, "expiry", expiry, "cvc", cvc, "zip", zip);
    }
}
