package org.curbstop.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.payments.CardGateway.Attempt;
import org.curbstop.payments.CardGateway.Refunded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every card company must do for us; run on the fake, so that it lies to no test, and on the real adapter. */
public abstract class CardGatewayContract {

    private static final URI BACK = URI.create("https://millbrook.example/receipt/abc");

    protected abstract CardGateway gateway();

    /** A customer pays on the page with this test card. */
    protected abstract void payOn(State.Page page, String card);

    /** The next charges are made, and their answers lost. */
    protected abstract void loseAnswers(int next);

    protected abstract void down(boolean isDown);

    protected abstract void later(Duration time);

    protected abstract Instant now();

    @Test
    void an_attempt_is_named_once_and_is_untouched_until_it_is_charged() {
        Attempt attempt = attempt(8412);
        String ref = gateway().name(attempt).orElseThrow();

        assertThat(gateway().name(attempt)).contains(ref);
        assertThat(gateway().ask(ref)).isInstanceOf(Finding.Untouched.class);
    }

    @Test
    void the_next_attempt_of_the_same_payment_has_another_name() {
        Attempt first = attempt(8412);
        Attempt second = new Attempt(first.payment(), 2, first.total(), first.customer(), first.language());

        assertThat(gateway().name(second)).isNotEqualTo(gateway().name(first));
    }

    @Test
    void a_good_card_is_charged_the_total_and_shows_no_more_than_its_last_four() {
        Attempt attempt = attempt(8412);
        String ref = gateway().name(attempt).orElseThrow();

        Charge charge = approved(gateway().charge(ref, attempt, "pm_card_visa"));

        assertThat(charge.amount()).isEqualTo(Money.usd(8412));
        assertThat(charge.ref()).isEqualTo(ref);
        assertThat(charge.card()).contains(new CardFace("visa", "4242"));
        assertThat(approved(gateway().ask(ref))).isEqualTo(charge);
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
    void a_card_that_is_not_charged_says_why(String card, Decline why) {
        Attempt attempt = attempt(8412);
        String ref = gateway().name(attempt).orElseThrow();

        assertThat(gateway().charge(ref, attempt, card)).isEqualTo(new Finding.Declined(why));
    }

    @Test
    void asked_about_a_declined_attempt_it_says_the_same() {
        Attempt attempt = attempt(8412);
        String ref = gateway().name(attempt).orElseThrow();
        gateway().charge(ref, attempt, "pm_card_chargeDeclinedInsufficientFunds");

        assertThat(gateway().ask(ref)).isEqualTo(new Finding.Declined(Decline.INSUFFICIENT_FUNDS));
    }

    @Test
    void the_same_attempt_charged_twice_takes_the_money_once() {
        Attempt attempt = attempt(8412);
        String ref = gateway().name(attempt).orElseThrow();

        Charge first = approved(gateway().charge(ref, attempt, "pm_card_visa"));
        Charge second = approved(gateway().charge(ref, attempt, "pm_card_visa"));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_lost_answer_is_unsure_and_asking_tells() {
        Attempt attempt = attempt(8412);
        String ref = gateway().name(attempt).orElseThrow();
        loseAnswers(2); // the SDK asks a second time by itself

        assertThat(gateway().charge(ref, attempt, "pm_card_visa")).isInstanceOf(Finding.Unsure.class);
        loseAnswers(0);
        assertThat(approved(gateway().ask(ref)).amount()).isEqualTo(Money.usd(8412));
    }

    @Test
    void an_amount_that_ends_in_thirteen_cents_is_unsure_for_a_while() {
        Attempt attempt = attempt(8413);
        String ref = gateway().name(attempt).orElseThrow();

        assertThat(gateway().charge(ref, attempt, "pm_card_visa")).isInstanceOf(Finding.Unsure.class);
        assertThat(gateway().ask(ref)).isInstanceOf(Finding.Unsure.class);
        later(Duration.ofSeconds(21));
        assertThat(gateway().ask(ref)).isInstanceOf(Finding.Approved.class);
    }

    @Test
    void nothing_throws_while_the_card_company_is_down() {
        Attempt attempt = attempt(8412);
        String ref = gateway().name(attempt).orElseThrow();
        down(true);
        try {
            assertThat(gateway().name(attempt(100))).isEmpty();
            assertThat(gateway().openPage(attempt(100), BACK, now().plus(Duration.ofHours(2)))).isEmpty();
            assertThat(gateway().charge(ref, attempt, "pm_card_visa")).isInstanceOf(Finding.Unsure.class);
            assertThat(gateway().ask(ref)).isInstanceOf(Finding.Unsure.class);
            assertThat(gateway().close(ref)).isInstanceOf(Finding.Unsure.class);
        } finally {
            down(false);
        }
        assertThat(gateway().ask(ref)).isInstanceOf(Finding.Untouched.class);
    }

    @Test
    void a_withdrawn_attempt_can_no_longer_be_charged() {
        Attempt attempt = attempt(8412);
        String ref = gateway().name(attempt).orElseThrow();

        assertThat(gateway().close(ref)).isInstanceOf(Finding.Closed.class);
        assertThat(gateway().charge(ref, attempt, "pm_card_visa")).isEqualTo(new Finding.Declined(Decline.WITHDRAWN));
    }

    @Test
    void withdrawing_what_was_charged_tells_that_it_was_charged() {
        Attempt attempt = attempt(8412);
        String ref = gateway().name(attempt).orElseThrow();
        Charge charge = approved(gateway().charge(ref, attempt, "pm_card_visa"));

        assertThat(approved(gateway().close(ref))).isEqualTo(charge);
    }

    @Test
    void a_page_is_untouched_until_somebody_pays_on_it() {
        State.Page page = page(attempt(8412));
        assertThat(gateway().ask(page.ref())).isInstanceOf(Finding.Untouched.class);

        payOn(page, "pm_card_chargeDeclined");
        assertThat(gateway().ask(page.ref())).isInstanceOf(Finding.Untouched.class);

        payOn(page, "pm_card_visa");
        assertThat(approved(gateway().ask(page.ref())).amount()).isEqualTo(Money.usd(8412));
        assertThat(gateway().close(page.ref())).isInstanceOf(Finding.Approved.class);
    }

    @Test
    void the_same_attempt_opens_the_same_page() {
        Attempt attempt = attempt(8412);
        Instant until = now().plus(Duration.ofHours(2));

        assertThat(gateway().openPage(attempt, BACK, until)).isEqualTo(gateway().openPage(attempt, BACK, until));
    }

    @Test
    void a_closed_page_takes_no_money() {
        State.Page page = page(attempt(8412));

        assertThat(gateway().close(page.ref())).isInstanceOf(Finding.Closed.class);
        payOn(page, "pm_card_visa");
        assertThat(gateway().ask(page.ref())).isInstanceOf(Finding.Closed.class);
    }

    @Test
    void a_refund_is_made_once_and_never_of_more_than_was_paid() {
        Attempt attempt = attempt(8412);
        Charge charge = approved(gateway().charge(gateway().name(attempt).orElseThrow(), attempt, "pm_card_visa"));
        Refund refund = refund("ref_" + attempt.payment().value().substring(4), 5000);

        Refunded first = gateway().refund(charge, refund);
        Refunded second = gateway().refund(charge, refund);
        Refunded tooMuch = gateway().refund(charge, refund(refund.id() + "2", 5000));

        assertThat(first).isInstanceOf(Refunded.Made.class).isEqualTo(second);
        assertThat(tooMuch).isInstanceOf(Refunded.Failed.class);
    }

    private State.Page page(Attempt attempt) {
        return gateway().openPage(attempt, BACK, now().plus(Duration.ofHours(2))).orElseThrow();
    }

    private static Refund refund(String id, long cents) {
        return Refund.asked(id, id, List.of(new Allocation(new AccountId("acct_100200302"), Money.usd(cents))), Money.usd(0), "paid twice", Instant.EPOCH);
    }

    protected static Attempt attempt(long cents) {
        return new Attempt(PaymentId.mint(), 1, Money.usd(cents), Optional.empty(), Language.ENGLISH);
    }

    private static Charge approved(Finding finding) {
        assertThat(finding).isInstanceOf(Finding.Approved.class);
        return ((Finding.Approved) finding).charge();
    }
}
