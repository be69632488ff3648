package org.curbstop.web.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.net.URI;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.accounts.Account;
import org.curbstop.audit.AuditTrail;
import org.curbstop.billing.Ledger;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.CardSummary;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentGatewayUnavailableException;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.Payments;
import org.curbstop.payments.SavedCard;
import org.curbstop.payments.actions.RemovingASavedCard;
import org.curbstop.utility.ApplicationUrls;
import org.curbstop.web.PortalViewTest;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.MoneyField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Ada owes $84.12 and has a saved card: what she must confirm before more than that is charged. */
class PayViewTest extends PortalViewTest {

    private static final AccountId ADA = new AccountId("acct_100200302");

    @Autowired
    private Ledger ledger;

    @Autowired
    private Payments payments;

    @Autowired
    private ApplicationUrls addresses;

    @Autowired
    private Clock clock;

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

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_payment_made_a_moment_ago_is_named_before_another_is_charged(String language) {
        Account account = newCustomer(new Language(language));
        String street = account.premise().address().street();
        payments.charge(guestPayment(account, "20.00").id(), "pm_card_visa");
        signIn(account, new Language(language));
        open("my/pay?account=" + account.id());
        fieldOf(MoneyField.class, "pay.other.amount").setValue("20");
        pressKey("pay.button.amount", I18n.money(Money.usd("20.00")));

        assertThat(words()).contains(I18n.text("pay.recent.ask", I18n.money(Money.usd("20.00"))),
                I18n.text("pay.recent.paid", I18n.money(Money.usd("20.00")), street, 0));
        assertThat(payments.list(account.id(), 5)).as("not before it is confirmed").hasSize(1);
        pressKey("pay.button.amount", I18n.money(Money.usd("20.00")));
        assertThat(payments.list(account.id(), 5)).hasSize(2);
        payments.list(account.id(), 5).forEach(payment -> payments.cancel(payment.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_bill_that_somebody_else_is_paying_is_named_before_it_is_charged(String language) {
        Account account = newCustomer(new Language(language));
        Payment guest = guestPayment(account, "20.00");
        payments.checkoutPage(guest.id(), URI.create("http://localhost/back"));
        signIn(account, new Language(language));
        open("my/pay?account=" + account.id());
        fieldOf(MoneyField.class, "pay.other.amount").setValue("20");
        pressKey("pay.button.amount", I18n.money(Money.usd("20.00")));

        assertThat(words()).contains(I18n.text("pay.recent.underway", I18n.money(Money.usd("20.00")),
                account.premise().address().street(), 0));
        assertThat(payments.list(account.id(), 5)).hasSize(1);
        pressKey("review.back");
        assertThat(fieldOf(MoneyField.class, "pay.other.amount").getValue()).isEqualTo("20");
        payments.cancel(guest.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_saved_card_is_removed_after_a_confirmation(String language) {
        Account account = newCustomer(new Language(language));
        var visa = new SavedCard("pm_1", new CardSummary("visa", "4242"), YearMonth.of(2030, 1));
        var expired = new SavedCard("pm_2", new CardSummary("visa", "0002"), YearMonth.of(2020, 1));
        var saved = new ArrayList<>(List.of(visa, expired));
        Payments vault = mock(Payments.class);
        when(vault.savedCards(account.holder())).thenAnswer(_ -> List.copyOf(saved));
        when(vault.removeCard(account.holder(), "pm_1")).thenThrow(new PaymentGatewayUnavailableException("down"))
                .thenAnswer(_ -> saved.remove(visa));
        signIn(account, new Language(language));
        create(PayView.class, new PortalCheckout(vault, new RemovingASavedCard(vault, mock(AuditTrail.class)), addresses, clock));
        String remove = I18n.text("pay.card.remove", PaymentCardChoice.cardLabel(visa.face()));
        assertThat(buttons()).contains(remove, I18n.text("pay.card.remove", PaymentCardChoice.cardLabel(expired.face())));

        press(remove);
        assertThat(text()).contains(I18n.text("pay.card.remove.more"));
        assertThat(saved).as("not before it is confirmed").contains(visa);
        pressLast(remove);
        assertThat(text()).contains(I18n.text("pay.card.remove.unreachable"));
        pressLast(remove);

        assertThat(saved).containsExactly(expired);
        assertThat(text()).contains(I18n.text("pay.card.removed", PaymentCardChoice.cardLabel(visa.face())));
        assertThat(buttons()).doesNotContain(remove);
    }

    private void pressLast(String label) {
        test(find(Button.class).withCondition(button -> button.isVisible() && button.getText().equals(label)).all().getLast()).click();
    }

    private Payment guestPayment(Account account, String amount) {
        return payments.confirm(new PaymentRequest(UUID.randomUUID().toString(), List.of(new Allocation(account.id(), Money.usd(amount))),
                Channel.PAGE, Language.ENGLISH, Optional.empty(), Optional.empty()));
    }

    private void other(String amount) {
        @SuppressWarnings("unchecked")
        RadioButtonGroup<Object> how = all(RadioButtonGroup.class).findFirst().map(group -> (RadioButtonGroup<Object>) group)
                .orElseThrow(() -> new AssertionError(words()));
        how.setValue(how.getListDataView().getItems().reduce((first, last) -> last).orElseThrow());
        Optional.of(amount).filter(typed -> !typed.isEmpty()).ifPresent(field(MoneyField.class, "Amount")::setValue);
    }
}
