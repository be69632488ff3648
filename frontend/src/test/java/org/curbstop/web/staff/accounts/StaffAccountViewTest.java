package org.curbstop.web.staff.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountLifecycle;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Address;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerClass;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Premise;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.arrangements.disconnection.ServiceReconnection;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bills;
import org.curbstop.cases.Timeline;
import org.curbstop.cases.TimelineEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.common.Money;
import org.curbstop.common.PostalCode;
import org.curbstop.identity.UserRole;
import org.curbstop.payments.Payments;
import org.curbstop.payments.actions.RefundingAPayment;
import org.curbstop.web.ViewTest;
import org.curbstop.web.components.I18n;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class StaffAccountViewTest extends ViewTest {

    private static final String CYS = "acct_100200559";

    private static final AtomicInteger NUMBERS = new AtomicInteger(5_100);

    @Autowired
    private RefundingAPayment refunding;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccountLifecycle lifecycle;

    @Autowired
    private Timeline timeline;

    @Autowired
    private ProvingIdentity proving;

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
    @CsvSource({"en, Turn off the PIN, 'The PIN is turned off.', This account has no PIN.",
            "es, Desactivar el PIN, 'El PIN está desactivado.', Esta cuenta no tiene PIN."})
    void a_pin_is_turned_off_after_a_fresh_sign_in(String language, String button, String done, String none) {
        var account = new AccountId(CYS);
        proving.setPin(account, "9550", Actor.SYSTEM);
        signInLongAgo("sam", Locale.of(language, "US"), UserRole.STAFF);
        navigate(StaffAccountView.class, Map.of("account", CYS));
        press(button);
        assertThat(proving.hasPin(account, Actor.SYSTEM)).isTrue();
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        navigate(StaffAccountView.class, Map.of("account", CYS));
        press(button);
        assertThat(text()).contains(done, none);
        assertThat(buttons()).doesNotContain(button);
        assertThat(proving.hasPin(account, Actor.SYSTEM)).isFalse();
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

    private Account customer() {
        Person person = Person.of("Nell Newman", Language.ENGLISH, Contact.email("nell@millbrook.example", true));
        Premise premise = Premise.at(new Address("9 Newman Way", "Millbrook", "OR", new PostalCode("97999")));
        accounts.add(person);
        accounts.add(premise);
        var account = new Account(AccountId.create(), 0, new AccountNumber("N" + NUMBERS.incrementAndGet()), List.of(), person.id(),
                Set.of(), premise, List.of(), CustomerClass.RESIDENTIAL, LocalDate.of(2026, 11, 20), Optional.empty());
        accounts.add(account);
        return account;
    }

    private Person holder(Account account) {
        return accounts.findPerson(account.holder()).orElseThrow();
    }

    private void open(Account account, String language) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        navigate(StaffAccountView.class, Map.of("account", account.id().value()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void staff_change_a_profile_for_the_customer_under_their_own_name(String language) {
        Account account = customer();
        open(account, language);
        enter(I18n.text("profile.add"), "nobody");
        press(I18n.text("staff.profile.add.button"));
        assertThat(error(I18n.text("profile.add"))).isEqualTo(I18n.text("profile.add.error"));
        enter(I18n.text("profile.add"), "(503) 555-0177");
        press(I18n.text("staff.profile.add.button"));
        assertThat(text()).contains(I18n.text("staff.profile.saved"), "(503) 555-0177", I18n.text("profile.not-verified"));
        assertThat(value(I18n.text("profile.add"))).isEqualTo("");

        press("español");
        test(find(Checkbox.class).withCondition(box -> I18n.text("profile.paperless").equals(box.getLabel())).first()).click();
        press(I18n.text("profile.remove"));
        press(I18n.text("profile.remove.this", "nell@millbrook.example"));
        assertThat(text()).contains(I18n.text("profile.paperless-needs-email"));
        enter(I18n.text("address.street"), "PO Box 9");
        enter(I18n.text("address.city"), "Millbrook");
        enter(I18n.text("address.zip"), "97999");
        press(I18n.text("address.save"));
        Person now = holder(account);
        assertThat(now.contacts()).extracting(Contact::value).containsExactly("nell@millbrook.example", "+15035550177");
        assertThat(now.contacts().getLast().verified()).isFalse();
        assertThat(now.language()).isEqualTo(Language.SPANISH);
        assertThat(now.paperless()).isTrue();
        assertThat(now.mailing()).map(Address::line1).contains("PO Box 9");

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(
                () -> timeline.list(account.id(), 20, Optional.empty(), Actor.SYSTEM).stream()
                        .filter(entry -> entry.what() == TimelineEntry.EntryType.PROFILE_CHANGED).count() == 4);
        open(account, language);
        assertThat(text()).contains(I18n.text("moment.PROFILE_CHANGED"), I18n.text("moment.profile.contact-added") + " · …77", " · sam",
                I18n.text("moment.profile.language-chosen"), I18n.text("moment.profile.paperless-chosen"),
                I18n.text("moment.profile.mailing-changed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void staff_mark_that_mail_came_back_until_an_address_is_confirmed(String language) {
        Account account = customer();
        open(account, language);
        assertThat(text()).doesNotContain(I18n.text("staff.facts.mail-returned"));
        press(I18n.text("staff.profile.mail-returned"));
        assertThat(text()).contains(I18n.text("staff.facts.mail-returned"));
        assertThat(holder(account).mailReturned()).isTrue();
        assertThat(buttons()).doesNotContain(I18n.text("staff.profile.mail-returned"));
        press(I18n.text("address.service"));
        assertThat(text()).doesNotContain(I18n.text("staff.facts.mail-returned"));
        assertThat(holder(account).mailReturned()).isFalse();
    }

    @Test
    void the_forms_of_a_profile_stay_open_after_a_change() {
        Account account = customer();
        open(account, "en");
        assertThat(profile().isOpened()).isFalse();
        test(profile()).openDetails();
        press("español");
        assertThat(profile().isOpened()).isTrue();
        test(profile()).closeDetails();
        press("English");
        assertThat(profile().isOpened()).isFalse();
    }

    private Details profile() {
        return find(Details.class).withCondition(each -> each.getSummaryText().equals(I18n.text("staff.profile"))).first();
    }

    @Test
    void staff_change_a_contact_only_after_a_fresh_sign_in() {
        Account account = customer();
        signInLongAgo("sam", Locale.US, UserRole.STAFF);
        navigate(StaffAccountView.class, Map.of("account", account.id().value()));
        enter("Add a phone number or an email address", "(503) 555-0177");
        press("Add this contact");
        navigate(StaffAccountView.class, Map.of("account", account.id().value()));
        test(find(Checkbox.class).withCondition(box -> I18n.text("profile.paperless").equals(box.getLabel())).first()).click();
        assertThat(holder(account).contacts()).hasSize(1);
        assertThat(holder(account).paperless()).isFalse();
        open(account, "en");
        assertThat(text()).contains("Thank you for signing in again. Nothing was decided yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_closed_account_is_shown_as_closed(String language) {
        Account account = customer();
        lifecycle.close(account.id(), LocalDate.of(2026, 11, 21), Actor.SYSTEM);
        open(account, language);
        assertThat(text()).contains(I18n.text("staff.facts.closed", I18n.date(LocalDate.of(2026, 11, 21))),
                I18n.text("account.about.closed", account.number().value(), "9 Newman Way"));
    }
}
