package org.curbstop.payments.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.CardCharge;
import org.curbstop.payments.CardDecline;
import org.curbstop.payments.CardSummary;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.Refund;
import org.curbstop.payments.gateway.CardGateway.ChargeAttempt;
import org.curbstop.payments.gateway.CardGateway.RefundResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of every payment gateway; run against the real adapter and against the fake, so that the fake stays faithful. */
public abstract class CardGatewayContract {

    private static final URI BACK = URI.create("https://millbrook.example/receipt/abc");

    protected abstract CardGateway gateway();

    /** Pays on the checkout page with this test card. */
    protected abstract void payOn(PaymentState.CheckoutSession page, String card);

    /** Makes the next charges and loses their answers. */
    protected abstract void loseAnswers(int next);

    protected abstract void down(boolean isDown);

    protected abstract void later(Duration time);

    protected abstract Instant now();

    @Test
    void an_attempt_is_registered_once_and_untouched_until_charged() {
        ChargeAttempt attempt = attempt(8412);
        String ref = gateway().createAttempt(attempt).orElseThrow();

        assertThat(gateway().createAttempt(attempt)).contains(ref);
        assertThat(gateway().fetchStatus(ref)).isInstanceOf(GatewayStatus.NotAttempted.class);
    }

    @Test
    void each_attempt_of_one_payment_has_its_own_reference() {
        ChargeAttempt first = attempt(8412);
        ChargeAttempt second = new ChargeAttempt(first.payment(), 2, first.total(), first.customer(), first.language());

        assertThat(gateway().createAttempt(second)).isNotEqualTo(gateway().createAttempt(first));
    }

    @Test
    void a_valid_card_is_charged_the_total_and_shows_only_its_last_four() {
        ChargeAttempt attempt = attempt(8412);
        String ref = gateway().createAttempt(attempt).orElseThrow();

        CardCharge charge = approved(gateway().charge(ref, attempt, "pm_card_visa"));

        assertThat(charge.amount()).isEqualTo(Money.usd(8412));
        assertThat(charge.ref()).isEqualTo(ref);
        assertThat(charge.card()).contains(new CardSummary("visa", "4242"));
        assertThat(approved(gateway().fetchStatus(ref))).isEqualTo(charge);
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined, CARD_DECLINED",
        "pm_card_chargeDeclinedInsufficientFunds, INSUFFICIENT_FUNDS",
        "pm_card_chargeDeclinedExpiredCard, EXPIRED_CARD",
        "pm_card_chargeDeclinedIncorrectCvc, INCORRECT_CVC",
        "pm_card_authenticationRequired, NEEDS_AUTHENTICATION",
        "pm_no_such_card, UNKNOWN_CARD"
    })
    void a_declined_charge_has_a_reason(String card, CardDecline why) {
        ChargeAttempt attempt = attempt(8412);
        String ref = gateway().createAttempt(attempt).orElseThrow();

        assertThat(gateway().charge(ref, attempt, card)).isEqualTo(new GatewayStatus.Declined(why));
    }

    @Test
    void querying_a_declined_attempt_returns_the_same_decline() {
        ChargeAttempt attempt = attempt(8412);
        String ref = gateway().createAttempt(attempt).orElseThrow();
        gateway().charge(ref, attempt, "pm_card_chargeDeclinedInsufficientFunds");

        assertThat(gateway().fetchStatus(ref)).isEqualTo(new GatewayStatus.Declined(CardDecline.INSUFFICIENT_FUNDS));
    }

    @Test
    void the_same_attempt_charged_twice_takes_the_money_once() {
        ChargeAttempt attempt = attempt(8412);
        String ref = gateway().createAttempt(attempt).orElseThrow();

        CardCharge first = approved(gateway().charge(ref, attempt, "pm_card_visa"));
        CardCharge second = approved(gateway().charge(ref, attempt, "pm_card_visa"));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_lost_response_is_unsure_until_queried() {
        ChargeAttempt attempt = attempt(8412);
        String ref = gateway().createAttempt(attempt).orElseThrow();
        loseAnswers(2); // the SDK retries once by itself

        assertThat(gateway().charge(ref, attempt, "pm_card_visa")).isInstanceOf(GatewayStatus.Unknown.class);
        loseAnswers(0);
        assertThat(approved(gateway().fetchStatus(ref)).amount()).isEqualTo(Money.usd(8412));
    }

    @Test
    void an_amount_ending_in_thirteen_cents_is_unsure_for_a_while() {
        ChargeAttempt attempt = attempt(8413);
        String ref = gateway().createAttempt(attempt).orElseThrow();

        assertThat(gateway().charge(ref, attempt, "pm_card_visa")).isInstanceOf(GatewayStatus.Unknown.class);
        assertThat(gateway().fetchStatus(ref)).isInstanceOf(GatewayStatus.Unknown.class);
        later(Duration.ofSeconds(21));
        assertThat(gateway().fetchStatus(ref)).isInstanceOf(GatewayStatus.Approved.class);
    }

    @Test
    void no_operation_throws_while_the_gateway_is_down() {
        ChargeAttempt attempt = attempt(8412);
        String ref = gateway().createAttempt(attempt).orElseThrow();
        down(true);
        try {
            assertThat(gateway().createAttempt(attempt(100))).isEmpty();
            assertThat(gateway().openCheckout(attempt(100), BACK, now().plus(Duration.ofHours(2)))).isEmpty();
            assertThat(gateway().charge(ref, attempt, "pm_card_visa")).isInstanceOf(GatewayStatus.Unknown.class);
            assertThat(gateway().fetchStatus(ref)).isInstanceOf(GatewayStatus.Unknown.class);
            assertThat(gateway().close(ref)).isInstanceOf(GatewayStatus.Unknown.class);
        } finally {
            down(false);
        }
        assertThat(gateway().fetchStatus(ref)).isInstanceOf(GatewayStatus.NotAttempted.class);
    }

    @Test
    void a_withdrawn_attempt_can_no_longer_be_charged() {
        ChargeAttempt attempt = attempt(8412);
        String ref = gateway().createAttempt(attempt).orElseThrow();

        assertThat(gateway().close(ref)).isInstanceOf(GatewayStatus.Closed.class);
        assertThat(gateway().charge(ref, attempt, "pm_card_visa")).isEqualTo(new GatewayStatus.Declined(CardDecline.WITHDRAWN));
    }

    @Test
    void withdrawing_a_charged_attempt_reports_the_charge() {
        ChargeAttempt attempt = attempt(8412);
        String ref = gateway().createAttempt(attempt).orElseThrow();
        CardCharge charge = approved(gateway().charge(ref, attempt, "pm_card_visa"));

        assertThat(approved(gateway().close(ref))).isEqualTo(charge);
    }

    @Test
    void a_checkout_session_is_untouched_until_somebody_pays() {
        PaymentState.CheckoutSession page = page(attempt(8412));
        assertThat(gateway().fetchStatus(page.ref())).isInstanceOf(GatewayStatus.NotAttempted.class);

        payOn(page, "pm_card_chargeDeclined");
        assertThat(gateway().fetchStatus(page.ref())).isInstanceOf(GatewayStatus.NotAttempted.class);

        payOn(page, "pm_card_visa");
        assertThat(approved(gateway().fetchStatus(page.ref())).amount()).isEqualTo(Money.usd(8412));
        assertThat(gateway().close(page.ref())).isInstanceOf(GatewayStatus.Approved.class);
    }

    @Test
    void the_same_attempt_opens_the_same_checkout_session() {
        ChargeAttempt attempt = attempt(8412);
        Instant until = now().plus(Duration.ofHours(2));

        assertThat(gateway().openCheckout(attempt, BACK, until)).isEqualTo(gateway().openCheckout(attempt, BACK, until));
    }

    @Test
    void a_closed_checkout_session_takes_no_money() {
        PaymentState.CheckoutSession page = page(attempt(8412));

        assertThat(gateway().close(page.ref())).isInstanceOf(GatewayStatus.Closed.class);
        payOn(page, "pm_card_visa");
        assertThat(gateway().fetchStatus(page.ref())).isInstanceOf(GatewayStatus.Closed.class);
    }

    @Test
    void a_refund_is_made_once_and_never_exceeds_the_payment() {
        ChargeAttempt attempt = attempt(8412);
        CardCharge charge = approved(gateway().charge(gateway().createAttempt(attempt).orElseThrow(), attempt, "pm_card_visa"));
        Refund refund = refund("ref_" + attempt.payment().value().substring(4), 5000);

        RefundResult first = gateway().refund(charge, refund);
        RefundResult second = gateway().refund(charge, refund);
        RefundResult tooMuch = gateway().refund(charge, refund(refund.id() + "2", 5000));

        assertThat(first).isInstanceOf(RefundResult.Sent.class).isEqualTo(second);
        assertThat(tooMuch).isInstanceOf(RefundResult.Failed.class);
    }

    private PaymentState.CheckoutSession page(ChargeAttempt attempt) {
        return gateway().openCheckout(attempt, BACK, now().plus(Duration.ofHours(2))).orElseThrow();
    }

    private static Refund refund(String id, long cents) {
        return Refund.requested(id, id, List.of(new Allocation(new AccountId("acct_100200302"), Money.usd(cents))), Money.usd(0),
                "paid twice", Instant.EPOCH);
    }

    protected static ChargeAttempt attempt(long cents) {
        return new ChargeAttempt(PaymentId.create(), 1, Money.usd(cents), Optional.empty(), Language.ENGLISH);
    }

    private static CardCharge approved(GatewayStatus status) {
        assertThat(status).isInstanceOf(GatewayStatus.Approved.class);
        return ((GatewayStatus.Approved) status).charge();
    }
}
