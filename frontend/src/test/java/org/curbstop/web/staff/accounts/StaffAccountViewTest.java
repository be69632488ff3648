package org.curbstop.web.staff.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.UI;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.curbstop.arrangements.disconnection.ServiceReconnection;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bills;
import org.curbstop.cases.Timeline;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.identity.UserRole;
import org.curbstop.payments.Payments;
import org.curbstop.payments.actions.RefundingAPayment;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class StaffAccountViewTest extends ViewTest {

    private static final String CYS = "acct_100200559";

    @Autowired
    private RefundingAPayment refunding;

    @ParameterizedTest
    @CsvSource({"en, Account of, Owed, Write the note first., Save the note, Note, The note is saved.",
            "es, Cuenta de, Debe, Primero escriba la nota., Guardar la nota, Nota, La nota está guardada."})
    void a_note_needs_text_and_is_confirmed(String language, String title, String owed, String error, String save, String label,
            String saved) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        navigate(StaffAccountView.class, Map.of("account", CYS));
        assertThat(text()).contains(title + " Cy", owed, "3 Cedar Ct");
        press(save);
        assertThat(error(label)).isEqualTo(error);
        enter(label, "Rang about the meter " + language);
        press(save);
        assertThat(text()).contains(saved, "Rang about the meter " + language, "sam");
        assertThat(value(label)).isEqualTo("");
    }

    @ParameterizedTest
    @CsvSource({"en, 'Not known: no bill and no opening balance has come in'",
            "es, 'No se sabe: no ha llegado ninguna factura ni saldo inicial'"})
    void an_account_without_bills_says_that_its_balance_is_not_known(String language, String words) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        create(StaffAccountView.class, Map.of("account", CYS), mock(Bills.class), mock(Timeline.class), mock(ServiceReconnection.class));
        assertThat(text()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"en, 'From November 16, 2026: the billing system has sent nothing newer.'",
            "es, 'el sistema de facturación no ha dicho nada después.'"})
    void an_old_balance_is_shown_with_its_day(String language, String words) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        Bills bills = mock(Bills.class);
        when(bills.owed(new AccountId(CYS))).thenReturn(Optional.of(new AmountOwed(Money.usd("84.12"), Money.usd(0), Optional.empty(),
                Optional.empty(), Optional.empty(), false, Optional.of(LocalDate.of(2026, 11, 16)))));
        create(StaffAccountView.class, Map.of("account", CYS), bills, mock(Timeline.class), mock(ServiceReconnection.class));
        assertThat(text()).contains("84.12", words);
    }

    @ParameterizedTest
    @CsvSource({"en, Medical device: oxygen, Phone, (503) 555-0109, Residential, ', meter ', English, Your bills",
            "es, Certificado médico: oxygen, Teléfono, (503) 555-0109, Residencial, ', medidor ', inglés, Sus facturas"})
    void the_facts_of_an_account_are_shown_at_a_glance(String language, String device, String phone, String number, String customerClass,
            String meter, String spoken, String customersTitle) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        navigate(StaffAccountView.class, Map.of("account", "acct_100201052"));
        assertThat(text()).contains(device, phone, number, customerClass, meter, spoken).doesNotContain(customersTitle);
    }

    @ParameterizedTest
    @CsvSource({"en, 'No card payment was made here.'", "es, 'Aquí no se hizo ningún pago con tarjeta.'"})
    void an_account_without_card_payments_says_what_will_appear(String language, String none) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        create(StaffAccountView.class, Map.of("account", CYS), new AccountPaymentsCard(mock(Payments.class), refunding));
        assertThat(text()).contains(none);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acct_100200999", "no-account", "acct_1"})
    void an_unknown_account_is_not_found(String account) {
        signIn("sam", Locale.US, UserRole.STAFF);
        UI.getCurrent().navigate("staff/accounts/" + account);
        assertThat(text()).contains("There is nothing here");
        UI.getCurrent().navigate("staff/accounts/" + account + "/time");
        assertThat(text()).contains("There is nothing here");
    }
}
