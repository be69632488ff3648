package org.curbstop.flows.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Money;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.FlowCalls;
import org.curbstop.payments.PaymentsForTests;
import org.curbstop.payments.gateway.FakeCardGateway;
import org.curbstop.payments.gateway.FakeSavedCardGateway;
import org.curbstop.store.Database;
import org.curbstop.store.DatabaseTest;
import org.curbstop.utility.MovableClock;
import org.curbstop.utility.SampleUtility;
import org.junit.jupiter.api.Test;

@DatabaseTest
class PaymentActionsTest {

    private final MovableClock clock = SampleUtility.clock();
    private final PaymentsForTests payments;

    PaymentActionsTest(Database database) {
        payments = PaymentsForTests.over(database, new FakeCardGateway(clock), new FakeSavedCardGateway(), clock);
    }

    private ActionOutcome quote(Map<String, SlotValue> values) {
        var all = new HashMap<>(values);
        all.put("account", SlotValue.of(PaymentsForTests.ADA.value()));
        return new PaymentActions(payments.payments()).quotePayment()
                .run(FlowCalls.call(List.of("pay-bill"), Optional.empty(), clock.instant(), all));
    }

    private static Map<String, SlotValue> amount(String dollars) {
        return Map.of("amount", SlotValue.of(Money.usd(dollars)));
    }

    @Test
    void a_guests_amount_is_payable() {
        assertThat(quote(amount("20.00")).name()).isEqualTo("payable");
        assertThat(quote(amount("20.00")).facts()).containsEntry("toPay", SlotValue.of(Money.usd("20.00")));
    }

    @Test
    void all_and_the_late_part_are_taken_from_the_balance() {
        Map<String, SlotValue> owed = Map.of("owed", SlotValue.of(Money.usd("84.00")), "pastDue", SlotValue.of(Money.usd("50.00")));
        assertThat(quote(with(owed, "all")).facts()).containsEntry("toPay", SlotValue.of(Money.usd("84.00")));
        assertThat(quote(with(owed, "past-due")).facts()).containsEntry("toPay", SlotValue.of(Money.usd("50.00")));
    }

    private static Map<String, SlotValue> with(Map<String, SlotValue> owed, String howMuch) {
        var all = new HashMap<>(owed);
        all.put("howMuch", SlotValue.of(howMuch));
        return all;
    }

    @Test
    void more_than_the_balance_names_the_credit() {
        var quoted = quote(Map.of("owed", SlotValue.of(Money.usd("84.00")), "amount", SlotValue.of(Money.usd("100.00"))));
        assertThat(quoted.name()).isEqualTo("overpays");
        assertThat(quoted.facts()).containsEntry("surplus", SlotValue.of(Money.usd("16.00")));
    }

    @Test
    void a_payment_that_was_made_or_begun_a_minute_ago_is_told() {
        var first = payments.payments().confirm(PaymentsForTests.order("one", 1200));
        payments.payments().checkoutPage(first.id(), PaymentsForTests.BACK);
        assertThat(quote(amount("20.00")).name()).isEqualTo("paid-lately");
        assertThat(quote(amount("20.00")).facts()).containsEntry("underway", SlotValue.of(true));

        payments.payments().charge(first.id(), "pm_card_visa");
        clock.advance(Duration.ofMinutes(1));
        assertThat(quote(amount("20.00")).facts()).containsEntry("underway", SlotValue.of(false))
                .containsEntry("lately", SlotValue.of(Money.usd("12.00"))).containsEntry("minutes", SlotValue.of(1))
                .containsEntry("toPay", SlotValue.of(Money.usd("20.00")));
    }

    @Test
    void an_amount_beyond_the_limits_is_refused_with_the_limit() {
        assertThat(quote(amount("0.01")).name()).isEqualTo("too-little");
        assertThat(quote(amount("9000000.00")).name()).isEqualTo("too-much");
        assertThat(quote(amount("9000000.00")).facts()).containsKey("limit");
    }
}
