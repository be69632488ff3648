package org.curbstop.web.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PersonId;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentOutcome;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.Payments;
import org.curbstop.web.PortalViewTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An abandoned checkout is not a payment: the payer can continue or cancel it, and nobody else sees it. */
class UnfinishedPaymentsTest extends PortalViewTest {

    private static final AccountId GUS = new AccountId("acct_100200971");
    private static final URI BACK = URI.create("http://localhost/back");

    @Autowired
    private Payments payments;

    @BeforeEach
    void signInGus() {
        signIn("gus");
    }

    @Test
    void a_guests_abandoned_payment_is_not_shown_to_the_account_holder() {
        Payment left = opened("3.21", Optional.empty(), Channel.PAGE);
        open("my/payments");
        assertThat(words()).doesNotContain("$3.21").doesNotContain("on its way");
        open("my");
        assertThat(words()).doesNotContain("$3.21").doesNotContain("A payment is on its way");
        open("my/payments/" + left.id());
        assertThat(words()).doesNotContain("$3.21").doesNotContain("Cancel this payment");
    }

    @Test
    void the_account_holder_sees_a_guests_payment_but_cannot_cancel_it() {
        Payment guest = payments.confirm(order("4.32", Optional.empty(), Channel.PAGE));
        payments.charge(guest.id(), "pm_card_visa");
        open("my/payments/" + guest.id());
        assertThat(words()).contains("$4.32");
        assertThat(buttons("Cancel this payment")).isEmpty();
    }

    @Test
    void the_account_holder_can_cancel_their_own_abandoned_payment() {
        Payment own = opened("5.43", Optional.of(holder()), Channel.PORTAL);
        open("my/payments");
        assertThat(words()).contains("$5.43").contains("not finished").doesNotContain("on its way");
        open("my/payments/" + own.id());
        assertThat(words()).contains("Payment not finished").contains("Nothing has been charged").contains("Continue and pay $5.43");
        pressTheOne("Cancel this payment");
        assertThat(words()).contains("You canceled this payment");
        assertThat(payments.find(own.id()).orElseThrow().outcome()).isEqualTo(PaymentOutcome.CANCELLED);
    }

    private Payment opened(String amount, Optional<PersonId> payer, Channel channel) {
        Payment payment = payments.confirm(order(amount, payer, channel));
        payments.checkoutPage(payment.id(), BACK);
        return payments.find(payment.id()).orElseThrow();
    }

    private static PaymentRequest order(String amount, Optional<PersonId> payer, Channel channel) {
        return new PaymentRequest(UUID.randomUUID().toString(), List.of(new Allocation(GUS, Money.usd(amount))), channel, Language.ENGLISH,
                payer, Optional.empty());
    }

    private PersonId holder() {
        return accounts.find(GUS).orElseThrow().holder();
    }
}
