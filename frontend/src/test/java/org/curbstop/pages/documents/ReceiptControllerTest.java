package org.curbstop.pages.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Delivery;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
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
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(classes = PlainPagesTestApplication.class)
class ReceiptControllerTest {

    private static final PaymentId PAYMENT = PaymentId.create();

    private final Payments payments;
    private final Notices notices;
    private MockMvcTester browser;

    ReceiptControllerTest(@Autowired Payments payments, @Autowired Notices notices, @Autowired Accounts accounts) {
        this.payments = payments;
        this.notices = notices;
        reset(notices);
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

    @ParameterizedTest
    @CsvSource({
            "en, Send the receipt, Enter a phone number such as, Your receipt is on its way.",
            "es, Enviar el recibo, Escriba un número de teléfono, Su recibo va en camino."
    })
    void a_payer_gets_the_receipt_by_text_or_email(String language, String button, String error, String done) {
        var cookie = new Cookie("lang", language);
        PaymentId payment = PaymentId.create();
        receipt(PaymentOutcome.PAID, payment);
        delivered(Delivery.State.WAITING);
        assertThat(browser.perform(get("/receipt/abc").cookie(cookie))).bodyText().contains(button).doesNotContain(done);
        assertThat(browser.perform(post("/receipt/abc").cookie(cookie).param("to", "<nobody>"))).hasStatusOk().bodyText()
                .contains(error, "aria-invalid=\"true\"", "value=\"&lt;nobody&gt;\"");
        verify(notices, never()).send(any());

        assertThat(browser.perform(post("/receipt/abc").cookie(cookie).param("to", "(503) 555-0177"))).hasStatus(303)
                .hasHeader("Location", "/receipt/abc?sent=1#sent");
        assertThat(browser.perform(post("/receipt/abc").cookie(cookie).param("to", "pat@example.org"))).hasStatus(303);
        var sent = ArgumentCaptor.forClass(Notice.class);
        verify(notices, times(2)).send(sent.capture());
        assertThat(sent.getAllValues()).extracting(Notice::to).containsExactly(
                new NoticeRecipient.Phone(new PhoneNumber("+15035550177")), new NoticeRecipient.Email("pat@example.org"));
        assertThat(sent.getValue().kind()).isEqualTo(NoticeKind.RECEIPT);
        assertThat(sent.getValue().key()).isEqualTo("receipt-page:" + payment.value());
        assertThat(sent.getValue().facts()).isEqualTo(Map.of("amount", Money.usd("42.06"), "reference", "482913370",
                "date", LocalDate.of(2026, 11, 22)));
        assertThat(browser.perform(get("/receipt/abc?sent=1").cookie(cookie))).bodyText()
                .contains(done, "id=\"sent\" role=\"status\" tabindex=\"-1\"");
    }

    @Test
    void an_error_is_named_in_the_title_and_on_top() {
        receipt(PaymentOutcome.PAID, PaymentId.create());
        assertThat(browser.perform(post("/receipt/abc").param("to", "nobody"))).hasStatusOk().bodyText()
                .contains("<title>Error: Payment received").containsSubsequence("class=\"summary\"", "<h1");
    }

    @Test
    void a_receipt_is_sent_three_times_a_day_at_most() {
        receipt(PaymentOutcome.PAID, PaymentId.create());
        delivered(Delivery.State.WAITING);
        for (int i = 1; i <= ReceiptSender.MAX_PER_RECEIPT; i++) {
            assertThat(browser.perform(post("/receipt/abc").param("to", "pat" + i + "@example.org"))).hasStatus(303);
        }
        assertThat(browser.perform(post("/receipt/abc").param("to", "pat9@example.org"))).hasStatusOk().bodyText()
                .contains("This receipt was sent several times today").contains("value=\"pat9@example.org\"");
        verify(notices, times(ReceiptSender.MAX_PER_RECEIPT)).send(any());
    }

    @ParameterizedTest
    @EnumSource(value = Delivery.State.class, names = {"REFUSED", "UNDELIVERED", "EXPIRED"})
    void a_number_that_takes_no_messages_is_asked_for_another_and_counts_as_none(Delivery.State state) {
        receipt(PaymentOutcome.PAID, PaymentId.create());
        delivered(state);
        for (int i = 0; i <= ReceiptSender.MAX_PER_RECEIPT; i++) {
            assertThat(browser.perform(post("/receipt/abc").param("to", "(503) 555-0177"))).hasStatusOk().bodyText()
                    .contains("We cannot send messages there");
        }
        delivered(Delivery.State.WAITING);
        assertThat(browser.perform(post("/receipt/abc").param("to", "pat@example.org"))).hasStatus(303);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PAID")
    void only_the_receipt_of_a_payment_is_sent(PaymentOutcome outcome) {
        receipt(outcome);
        assertThat(browser.perform(get("/receipt/abc"))).bodyText().doesNotContain("Send the receipt");
        assertThat(browser.perform(post("/receipt/abc").param("to", "pat@example.org"))).hasStatus(404);
        assertThat(browser.perform(post("/receipt/guessed").param("to", "pat@example.org"))).hasStatus(404);
        verify(notices, never()).send(any());
    }

    private void delivered(Delivery.State state) {
        Delivery delivery = mock(Delivery.class);
        when(delivery.state()).thenReturn(state);
        when(notices.send(any())).thenReturn(List.of(delivery));
    }

    private void receipt(PaymentOutcome outcome) {
        receipt(outcome, PAYMENT);
    }

    private void receipt(PaymentOutcome outcome, PaymentId payment) {
        boolean paid = outcome == PaymentOutcome.PAID || outcome == PaymentOutcome.REFUNDED;
        when(payments.findReceipt("abc")).thenReturn(Optional.of(new Receipt(
                payment, "482913370", outcome, List.of(new Allocation(new AccountId("acct_ada"), Money.usd("42.06"))), Money.usd(0),
                Money.usd("42.06"),
                Money.usd(0), paid ? Optional.of(Instant.parse("2026-11-22T18:00:00Z")) : Optional.empty(),
                paid ? Optional.of(new CardSummary("visa", "4242")) : Optional.empty(), Language.ENGLISH, List.of(), List.of())));
    }
}
