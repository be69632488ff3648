package org.curbstop.payments.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.CardCharge;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.PaymentState;
import org.curbstop.payments.Refund;
import org.curbstop.payments.checkout.CardPaymentPolicy;
import org.curbstop.payments.lifecycle.PaymentProperties;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;

/** How amounts returned from a payment of $40 and $20 with a fee of $1.80 are split. */
class ReturnedAmountSplitTest {

    private static final Instant NOON = Instant.parse("2026-11-22T20:00:00Z");
    private static final AccountId CY = new AccountId("acct_100200559");
    private static final AccountId TENANT = new AccountId("acct_100200633");
    private static final Allocation FORTY = new Allocation(CY, Money.usd(4000));
    private static final Allocation TWENTY = new Allocation(TENANT, Money.usd(2000));

    private static Payment paid(List<Allocation> allocations, Refund... refunds) {
        var settings = new Binder().bindOrCreate("curbstop.payments", PaymentProperties.class);
        var request = new PaymentRequest("key", allocations, Channel.PORTAL, Language.ENGLISH, Optional.empty(), Optional.empty());
        Payment made = Payment.create(
                request, Money.usd(180), new Payment.PaymentCodes("123456789", "link", "receipt"), NOON, settings);
        var charge = new CardCharge("pi_1", "ch_1", made.total(), NOON, Optional.empty());
        return new Payment(made.id(), 0, request, made.fee(), made.codes(), NOON, made.accounts(),
                new PaymentState.Booked(charge, List.of(refunds)), made.history(), made.care(), List.of());
    }

    private static Refund refunded(Allocation part, long fee) {
        return Refund.requested("ref_1", "key-1", List.of(part), Money.usd(fee), "why", NOON)
                .with(Refund.RefundStatus.BOOKED, Optional.of("re_1"));
    }

    @Test
    void a_full_refund_is_shared_as_it_was_paid() {
        assertThat(ReturnedAmountSplit.split(paid(List.of(FORTY, TWENTY)), Money.usd(6180)))
                .isEqualTo(new ReturnedAmountSplit(List.of(FORTY, TWENTY), Money.usd(180), true));
    }

    @Test
    void refunding_the_remainder_of_an_earlier_refund_needs_no_review() {
        assertThat(ReturnedAmountSplit.split(paid(List.of(FORTY, TWENTY), refunded(FORTY, 120)), Money.usd(2060)))
                .isEqualTo(new ReturnedAmountSplit(List.of(TWENTY), Money.usd(60), true));
    }

    @Test
    void a_partial_refund_for_two_accounts_is_a_proportional_proposal() {
        assertThat(ReturnedAmountSplit.split(paid(List.of(FORTY, TWENTY)), Money.usd(3090))).isEqualTo(new ReturnedAmountSplit(
                List.of(new Allocation(CY, Money.usd(2000)), new Allocation(TENANT, Money.usd(1000))), Money.usd(90), false));
    }

    @Test
    void a_partial_refund_for_one_account_is_certain_and_includes_its_fee() {
        assertThat(ReturnedAmountSplit.split(paid(List.of(TWENTY)), Money.usd(1090)))
                .isEqualTo(new ReturnedAmountSplit(List.of(new Allocation(TENANT, Money.usd(1000))), Money.usd(90), true));
    }

    @Test
    void a_refund_above_the_payment_is_never_certain() {
        assertThat(ReturnedAmountSplit.split(paid(List.of(FORTY, TWENTY)), Money.usd(6181)))
                .isEqualTo(new ReturnedAmountSplit(List.of(FORTY, TWENTY), Money.usd(181), false));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 33, 90, 179, 180, 181, 1999, 4001, 5999, 6000, 6001, 6179})
    void no_cent_is_lost_or_created(long cents) {
        ReturnedAmountSplit split = ReturnedAmountSplit.split(paid(List.of(FORTY, TWENTY)), Money.usd(cents));
        assertThat(Money.sum(Money.USD, split.allocations().stream().map(Allocation::amount).toList()).plus(split.fee()))
                .isEqualTo(Money.usd(cents));
        assertThat(split.fee()).isBetween(Money.usd(0), Money.usd(180));
        assertThat(split.allocations()).allSatisfy(part -> assertThat(part.amount())
                .isLessThanOrEqualTo(part.account().equals(CY) ? FORTY.amount() : TWENTY.amount()));
    }

    @ParameterizedTest
    @CsvSource({"6000,180", "3000,90", "50,2", "16,0", "17,1"}) // 1.5 cents are rounded to two, 0.48 to none, 0.51 to one
    void the_fee_is_refunded_in_proportion_to_the_amount(long back, long fee) {
        var policy = new CardPaymentPolicy(SampleUtility.millbrook());
        assertThat(policy.refundableFee(paid(List.of(FORTY, TWENTY)), Money.usd(back))).isEqualTo(Money.usd(fee));
    }

    @Test
    void no_more_than_the_remaining_fee_is_refunded() {
        var policy = new CardPaymentPolicy(SampleUtility.millbrook());
        assertThat(policy.refundableFee(paid(List.of(FORTY, TWENTY), refunded(FORTY, 150)), TWENTY.amount())).isEqualTo(Money.usd(30));
    }
}
