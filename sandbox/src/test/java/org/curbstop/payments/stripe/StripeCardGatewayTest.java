package org.curbstop.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.payments.CardDecline;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.gateway.CardGateway;
import org.curbstop.payments.gateway.CardGatewayContract;
import org.curbstop.payments.gateway.GatewayStatus;
import org.curbstop.sandbox.stripe.StripeServer;
import org.curbstop.store.TestStore;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real adapter and SDK against the simulated Stripe. Stripe itself would give the same answers to the same test tokens. */
class StripeCardGatewayTest extends CardGatewayContract {

    private static TestStore store;
    private static StripeServer server;
    private static StripeCardGateway gateway;
    private static StripeSavedCardGateway vault;

    @BeforeAll
    static void listen() {
        store = new TestStore();
        server = StripeServer.on(store.store());
    }

    @BeforeEach
    void connect() {
        StripeConnection connection = connection(Duration.ofSeconds(5));
        gateway = new StripeCardGateway(connection, SampleUtility.millbrook());
        vault = new StripeSavedCardGateway(connection);
    }

    private static StripeConnection connection(Duration readTimeout) {
        return StripeTestGateways.connection(server.apiBase(), readTimeout);
    }

    @AfterAll
    static void stop() {
        server.close();
        store.close();
    }

    @Override
    protected CardGateway gateway() {
        return gateway;
    }

    @Override
    protected void payOn(PaymentState.CheckoutSession page, String card) {
        server.payOn(page.ref(), card);
    }

    @Override
    protected void loseAnswers(int next) {
        server.loseAnswers(next);
    }

    @Override
    protected void down(boolean isDown) {
        server.failBefore(isDown ? Integer.MAX_VALUE : 0);
    }

    @Override
    protected void later(Duration time) {
        server.clock().set(server.now().plus(time));
    }

    @Override
    protected Instant now() {
        return server.now();
    }

    @Test
    void a_charge_that_takes_too_long_is_unknown_until_queried() {
        var hasty = new StripeCardGateway(connection(Duration.ofMillis(300)), SampleUtility.millbrook());
        var attempt = attempt(8412);
        String ref = hasty.createAttempt(attempt).orElseThrow();
        server.chargesTake(Duration.ofSeconds(5));
        try {
            assertThat(hasty.charge(ref, attempt, "pm_card_visa")).isInstanceOf(GatewayStatus.Unknown.class);
        } finally {
            server.chargesTake(Duration.ZERO);
        }
        assertThat(gateway.fetchStatus(ref)).isInstanceOf(GatewayStatus.Approved.class);
    }

    @Test
    void a_late_checkout_result_is_returned_when_queried() {
        PaymentState.CheckoutSession page = gateway
                .openCheckout(attempt(8413), URI.create("https://millbrook.example/receipt/abc"), now().plus(Duration.ofHours(2)))
                .orElseThrow();
        server.payOn(page.ref(), "pm_card_visa");
        assertThat(gateway.fetchStatus(page.ref())).isInstanceOf(GatewayStatus.Unknown.class);

        later(Duration.ofSeconds(21));

        assertThat(gateway.fetchStatus(page.ref())).isInstanceOf(GatewayStatus.Approved.class);
    }

    @Test
    void a_charge_from_checkout_has_our_payment_id() {
        var attempt = attempt(8412);
        PaymentState.CheckoutSession page = gateway
                .openCheckout(attempt, URI.create("https://millbrook.example/receipt/abc"), now().plus(Duration.ofHours(2))).orElseThrow();

        server.payOn(page.ref(), "pm_card_visa");

        assertThat(server.charges()).containsEntry(attempt.payment().value(), 1L);
    }

    @Test
    void a_card_saved_at_checkout_can_be_charged_later_and_removed() {
        PersonId ada = PersonId.create();
        String customer = vault.createCustomer(ada);
        assertThat(vault.createCustomer(ada)).isEqualTo(customer);
        assertThat(vault.listCards(customer)).isEmpty();

        String page = vault.cardSetupPage(customer, Language.SPANISH, URI.create("https://millbrook.example/my/cards")).getPath();
        server.payOn(page.substring(page.lastIndexOf('/') + 1), "pm_card_visa");

        var kept = vault.listCards(customer).getFirst();
        assertThat(kept.face().last4()).isEqualTo("4242");
        var attempt = new CardGateway.ChargeAttempt(PaymentId.create(), 1, Money.usd(8412), Optional.of(customer), Language.ENGLISH);
        assertThat(gateway.charge(gateway.createAttempt(attempt).orElseThrow(), attempt, kept.paymentMethod()))
                .isInstanceOf(GatewayStatus.Approved.class);

        assertThat(vault.removeCard(vault.createCustomer(PersonId.create()), kept.paymentMethod())).isEmpty();
        assertThat(vault.removeCard(customer, kept.paymentMethod())).isPresent();
        assertThat(vault.listCards(customer)).isEmpty();
    }

    @Test
    void nobody_can_pay_with_another_customers_saved_card() {
        String ada = vault.createCustomer(PersonId.create());
        String page = vault.cardSetupPage(ada, Language.ENGLISH, URI.create("https://millbrook.example/my/cards")).getPath();
        server.payOn(page.substring(page.lastIndexOf('/') + 1), "pm_card_visa");
        String adasCard = vault.listCards(ada).getFirst().paymentMethod();
        var eves = attempt(8412);

        assertThat(gateway.charge(gateway.createAttempt(eves).orElseThrow(), eves, adasCard))
                .isEqualTo(new GatewayStatus.Declined(CardDecline.UNKNOWN_CARD));
    }

    @Test
    void after_ten_timeouts_calls_fail_without_waiting() {
        var attempt = attempt(8412);
        down(true);
        try {
            for (int calls = 0; calls < 10; calls++) {
                gateway.createAttempt(attempt);
            }
            long start = System.nanoTime();
            assertThat(gateway.createAttempt(attempt)).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(100));
        } finally {
            down(false);
        }
        assertThat(gateway.createAttempt(attempt)).as("the circuit breaker is open").isEmpty();
    }
}
