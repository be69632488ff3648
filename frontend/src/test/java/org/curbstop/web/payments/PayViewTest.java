package org.curbstop.web.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Optional;
import org.curbstop.billing.Ledger;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.payments.Payments;
import org.curbstop.web.PortalViewTest;
import org.curbstop.web.components.MoneyField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Ada owes $84.12 and has a saved card: what she must confirm before more than that is charged. */
class PayViewTest extends PortalViewTest {

    private static final AccountId ADA = new AccountId("acct_100200302");

    @Autowired
    private Ledger ledger;

    @Autowired
    private Payments payments;

    @BeforeEach
    void openPaymentView() {
        signIn("ada");
        open("my/pay?account=" + ADA);
    }

    @Test
    void the_limits_are_shown_at_the_field_from_the_start() {
        other("");
        assertThat(words()).contains("From $1.00 to $10,000.00");
    }

    @ParameterizedTest
    @CsvSource({"20000, 'The most that can be paid by card at once is $10,000.00'", "0.50, The least that can be paid by card is $1.00",
            "84..1, Enter an amount"})
    void an_amount_beyond_the_limits_is_rejected_at_its_field(String typed, String why) {
        Money before = ledger.balance(ADA);
        other(typed);
        assertThat(field(MoneyField.class, "Amount").isInvalid()).isTrue();
        assertThat(words()).contains(why);
        pressTheOne("Pay");
        assertThat(ledger.balance(ADA)).isEqualTo(before);
    }

    @Test
    void an_overpayment_is_charged_only_after_its_credit_is_confirmed() {
        Money owed = ledger.balance(ADA);
        other(owed.plus(Money.usd("37.38")).decimal().toPlainString());
        pressTheOne("Pay");
        assertThat(words()).contains("You owe $84.12. Pay $121.50 and keep $37.38 as a credit?");
        assertThat(ledger.balance(ADA)).isEqualTo(owed);
        pressTheOne("Go back and change it");
        assertThat(field(MoneyField.class, "Amount").getValue()).isEqualTo("121.50");
        pressTheOne("Pay");
        pressTheOne("Pay $121.50");
        assertThat(ledger.balance(ADA)).isEqualTo(Money.usd(-37_38));
        assertThat(words()).contains("Thank you");
    }

    @Test
    void an_invalid_amount_for_another_account_does_not_block_this_payment() {
        signIn("cy");
        open("my/pay?account=acct_100200633");
        field(MoneyField.class, "Amount").setValue("84..1");
        open("my/pay?account=acct_100200559");
        pressTheOne("Pay");
        assertThat(words()).doesNotContain("Enter an amount");
        assertThat(payments.list(new AccountId("acct_100200559"), 5)).hasSize(1);
        payments.list(new AccountId("acct_100200559"), 5).forEach(open -> payments.cancel(open.id()));
    }

    private void other(String amount) {
        @SuppressWarnings("unchecked")
        RadioButtonGroup<Object> how = all(RadioButtonGroup.class).findFirst().map(group -> (RadioButtonGroup<Object>) group)
                .orElseThrow(() -> new AssertionError(words()));
        how.setValue(how.getListDataView().getItems().reduce((first, last) -> last).orElseThrow());
        Optional.of(amount).filter(typed -> !typed.isEmpty()).ifPresent(field(MoneyField.class, "Amount")::setValue);
    }
}
