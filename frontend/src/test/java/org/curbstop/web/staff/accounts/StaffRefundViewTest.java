package org.curbstop.web.staff.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.Payments;
import org.curbstop.payments.Refund;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody paid $20.00 for each of Cy's two accounts; 3 Cedar Ct gets some of it back. */
class StaffRefundViewTest extends ViewTest {

    private static final AccountId CYS = new AccountId("acct_100200559");
    private static final AccountId OTHER = new AccountId("acct_100200633");

    @Autowired
    private Payments payments;

    private Payment paid() {
        Payment payment = payments.confirm(new PaymentRequest("refund:" + UUID.randomUUID(),
                List.of(new Allocation(CYS, Money.usd("20.00")), new Allocation(OTHER, Money.usd("20.00"))), Channel.CHAT,
                Language.ENGLISH, Optional.empty(), Optional.empty()));
        return payments.charge(payment.id(), "pm_card_visa");
    }

    private void open(Payment payment) {
        navigate(StaffRefundView.class, Map.of("account", CYS.value(), "payment", payment.id().value()));
    }

    private List<Refund> refunds(Payment payment) {
        return payments.find(payment.id()).orElseThrow().refunds();
    }

    private void confirm(String label) {
        test(find(Button.class).withCondition(button -> button.isVisible() && button.getText().equals(label)).first()).click();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "en; Refund for 3 Cedar Ct \u00b7 100200559; Refund for 5 Cedar Ct \u00b7 100200633; Reason; Say why.; Check the refund; "
                    + "Enter an amount of at most $20.00.; Refund $5.00 to the card?; Refund $5.00; $5.00 is refunded.",
            "es; Reembolso para 3 Cedar Ct \u00b7 100200559; Reembolso para 5 Cedar Ct \u00b7 100200633; Motivo; Diga por qu\u00e9.; "
                    + "Revisar el reembolso; Escriba un monto de $20.00 como m\u00e1ximo.; \u00bfReembolsar $5.00 a la tarjeta?; "
                    + "Reembolsar $5.00; Se reembolsaron $5.00."})
    void a_supervisor_sees_and_confirms_a_partial_refund(String language, String amount, String other, String reason, String why,
            String review, String tooMuch, String question, String confirm, String done) {
        Payment payment = paid();
        signIn("stella", Locale.of(language, "US"), UserRole.SUPERVISOR);
        open(payment);
        assertThat(value(amount)).isEqualTo("20.00");
        assertThat(value(other)).as("only the account from which the view was opened").isEqualTo("");
        enter(amount, "20.01");
        press(review);
        assertThat(error(amount)).isEqualTo(tooMuch);
        assertThat(error(reason)).isEqualTo(why);

        enter(amount, "5");
        enter(reason, "Paid for the neighbor");
        press(review);
        assertThat(text()).contains(question, "3 Cedar Ct", "Paid for the neighbor");
        assertThat(refunds(payment)).as("not before it is confirmed").isEmpty();
        confirm(confirm);

        assertThat(text()).contains(done);
        assertThat(refunds(payment)).singleElement().satisfies(refund -> {
            assertThat(refund.allocations()).containsExactly(new Allocation(CYS, Money.usd("5.00")));
            assertThat(refund.why()).isEqualTo("Paid for the neighbor");
        });
        assertThat(value(amount)).as("what is left").isEqualTo("15.00");
        assertThat(value(reason)).isEqualTo("");
    }

    @Test
    void a_refund_needs_a_fresh_sign_in_after_which_the_form_is_as_before() {
        Payment payment = paid();
        signInLongAgo("stella", Locale.US, UserRole.SUPERVISOR);
        open(payment);
        enter("Refund for 3 Cedar Ct \u00b7 100200559", "7.50");
        enter("Reason", "Paid twice");
        press("Check the refund");
        confirm("Refund $7.50");
        assertThat(refunds(payment)).as("the sign-in is an hour old").isEmpty();

        signIn("stella", Locale.US, UserRole.SUPERVISOR);
        open(payment);
        assertThat(text()).contains("Thank you for signing in again. Nothing was decided yet");
        assertThat(value("Refund for 3 Cedar Ct \u00b7 100200559")).isEqualTo("7.50");
        assertThat(value("Reason")).isEqualTo("Paid twice");
        press("Check the refund");
        confirm("Refund $7.50");
        assertThat(refunds(payment)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"en, Enter an amount for at least one account., Check the refund, Reason, Refund for, "
            + "'Nothing of this payment can be refunded here', Refund $40.00",
            "es, Escriba un monto para al menos una cuenta., Revisar el reembolso, Motivo, Reembolso para, "
            + "'no se puede reembolsar nada de este pago', Reembolsar $40.00"})
    void the_whole_payment_is_refunded_once(String language, String missing, String review, String reason, String field, String none,
            String confirm) {
        Payment payment = paid();
        signIn("stella", Locale.of(language, "US"), UserRole.SUPERVISOR);
        open(payment);
        String first = field + " 3 Cedar Ct \u00b7 100200559";
        enter(first, "");
        enter(reason, "Moved out");
        press(review);
        assertThat(error(first)).isEqualTo(missing);
        enter(first, "20.00");
        enter(field + " 5 Cedar Ct \u00b7 100200633", "20.00");
        press(review);
        confirm(confirm);
        assertThat(refunds(payment)).hasSize(1);
        assertThat(text()).contains(none);
    }

    @Test
    void the_account_page_links_to_it_for_supervisors_only() {
        Payment payment = paid();
        String number = ReferenceNumber.grouped(payment.codes().number());
        String path = "staff/accounts/" + CYS + "/refund/" + payment.id();
        signIn("stella", Locale.US, UserRole.SUPERVISOR);
        navigate(StaffAccountView.class, Map.of("account", CYS.value()));
        assertThat(text()).contains(number);
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).contains(path);
        signIn("sam", Locale.US, UserRole.STAFF);
        navigate(StaffAccountView.class, Map.of("account", CYS.value()));
        assertThat(text()).contains(number);
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).doesNotContain(path);
        UI.getCurrent().navigate(path);
        assertThat(text()).contains("There is nothing here");
    }

    @Test
    void a_payment_of_another_account_is_not_found() {
        Payment payment = paid();
        signIn("stella", Locale.US, UserRole.SUPERVISOR);
        UI.getCurrent().navigate("staff/accounts/acct_100200302/refund/" + payment.id());
        assertThat(text()).contains("There is nothing here");
        UI.getCurrent().navigate("staff/accounts/" + CYS + "/refund/pay_1");
        assertThat(text()).contains("There is nothing here");
    }
}
