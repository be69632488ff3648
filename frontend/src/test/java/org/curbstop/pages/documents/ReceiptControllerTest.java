package org.curbstop.pages.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.orders.deposits.PayingADeposit;
import org.curbstop.pages.PlainPagesTestApplication;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.CardSummary;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentOutcome;
import org.curbstop.payments.Payments;
import org.curbstop.payments.Receipt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(classes = PlainPagesTestApplication.class)
class ReceiptControllerTest {

    private static final PaymentId PAYMENT = PaymentId.create();

    private final Payments payments;
    private MockMvcTester browser;

    ReceiptControllerTest(@Autowired Payments payments, @Autowired Accounts accounts) {
        this.payments = payments;
        when(accounts.find(any())).thenReturn(Optional.empty());
    }

    @BeforeEach
    void open(@Autowired WebApplicationContext pages) {
        browser = MockMvcTester.from(pages, mvc -> mvc.apply(SecurityMockMvcConfigurers.springSecurity()).build());
        when(payments.findReceipt(any())).thenReturn(Optional.empty());
        when(payments.findByLink(any())).thenReturn(Optional.empty());
        when(payments.find(any())).thenReturn(Optional.empty());
        when(payments.paymentLink(PAYMENT)).thenReturn(URI.create("http://localhost/pay/with/k3"));
    }

    @ParameterizedTest
    @CsvSource({
            "PAID, Payment received, $42.06", "REFUNDED, Payment refunded, $42.06", "PENDING, do not pay again, Check again",
            "OPEN, Payment not finished, /pay/with/k3",
        "UNSURE, do not pay again, Check again", "DECLINED, Try again, /pay/with/k3", "EXPIRED, Make a payment, No money was taken",
        "CANCELLED, Make a payment, No money was taken", "REVIEWED, Make a payment, a different amount"
    })
    void every_outcome_has_its_text_and_next_step(PaymentOutcome outcome, String words, String next) {
        receipt(outcome);
        assertThat(browser.perform(get("/receipt/abc"))).hasStatusOk().bodyText().contains(words).contains(next);
    }

    @ParameterizedTest
    @EnumSource
    void every_receipt_leads_home_and_a_paid_one_can_be_printed(PaymentOutcome outcome) {
        receipt(outcome);
        var page = assertThat(browser.perform(get("/receipt/abc").cookie(new Cookie("lang", "es")))).bodyText()
                .contains("href=\"/\">Ir a la página de inicio");
        if (outcome == PaymentOutcome.PAID || outcome == PaymentOutcome.REFUNDED) {
            page.contains("Imprimir este recibo");
        } else {
            page.doesNotContain("Imprimir este recibo");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UNSURE", "PENDING"})
    void a_payment_that_may_be_charged_is_never_offered_a_second_time(PaymentOutcome outcome) {
        receipt(outcome);
        assertThat(browser.perform(get("/receipt/abc"))).bodyText().doesNotContain("/pay/with/").doesNotContain("Make a payment");
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "EXPIRED", "CANCELLED"})
    void an_unpaid_receipt_has_no_confirmation_number_and_is_not_pending(PaymentOutcome outcome) {
        receipt(outcome);
        assertThat(browser.perform(get("/receipt/abc"))).bodyText().doesNotContain("482913370").doesNotContain("processed")
                .doesNotContain("on its way");
    }

    @Test
    void a_receipt_uses_the_payments_language_unless_another_is_chosen() {
        receipt(PaymentOutcome.PAID);
        assertThat(browser.perform(get("/receipt/abc").header("Accept-Language", "es"))).bodyText().contains("Payment received")
                .contains("482 913 370");
        assertThat(browser.perform(get("/receipt/abc").cookie(new Cookie("lang", "es")))).bodyText().contains("Pago recibido")
                .contains("<html lang=\"es\"");
    }

    @Test
    void unknown_receipts_and_expired_links_are_not_found() {
        assertThat(browser.perform(get("/receipt/nobodys"))).hasStatus(404);
        assertThat(browser.perform(get("/pay/with/nobodys"))).hasStatus(404);
    }

    @Test
    void a_deposit_link_redirects_to_stripe_and_a_guessed_one_is_not_found(@Autowired PayingADeposit deposits) {
        when(deposits.openPayment(any())).thenReturn(Optional.empty());
        when(deposits.openPayment("dep_abc")).thenReturn(Optional.of(PAYMENT));
        when(payments.receiptUrl(PAYMENT)).thenReturn(URI.create("http://localhost/receipt/abc"));
        when(payments.checkoutPage(PAYMENT, URI.create("http://localhost/receipt/abc")))
                .thenReturn(URI.create("https://cards.example/p/1"));
        assertThat(browser.perform(get("/pay/deposit/dep_abc"))).hasStatus(303).hasHeader("Location", "https://cards.example/p/1")
                .hasHeader("Cache-Control", "no-store");
        assertThat(browser.perform(get("/pay/deposit/dep_guessed"))).hasStatus(404);
    }

    private void receipt(PaymentOutcome outcome) {
        boolean paid = outcome == PaymentOutcome.PAID || outcome == PaymentOutcome.REFUNDED;
        when(payments.findReceipt("abc")).thenReturn(Optional.of(new Receipt(
                PAYMENT, "482913370", outcome, List.of(new Allocation(new AccountId("acct_ada"), Money.usd("42.06"))), Money.usd(0),
                Money.usd("42.06"),
                Money.usd(0), paid ? Optional.of(Instant.parse("2026-11-22T18:00:00Z")) : Optional.empty(),
                paid ? Optional.of(new CardSummary("visa", "4242")) : Optional.empty(), Language.ENGLISH, List.of(), List.of())));
    }
}
