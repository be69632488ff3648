package org.curbstop.web.agency;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.assistance.DenialReason;
import org.curbstop.assistance.directory.AgencyMemberships;
import org.curbstop.assistance.referrals.ReferralConsent;
import org.curbstop.assistance.referrals.ReferralRequest;
import org.curbstop.assistance.referrals.ReferralResult;
import org.curbstop.assistance.referrals.Referrals;
import org.curbstop.common.Actor;
import org.curbstop.common.Channel;
import org.curbstop.common.Language;
import org.curbstop.identity.UserRole;
import org.curbstop.web.PortalViewTest;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.MoneyField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Referral in each state, as shown to Lena of the agency and to the household, in both languages. */
class AgencyReferralViewTest extends PortalViewTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    private Referrals referrals;

    @Autowired
    private AgencyMemberships agencies;

    private Language language = Language.ENGLISH;

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void both_sides_see_each_state_until_the_pledge_is_paid(String tag) {
        language = new Language(tag);
        Account household = newCustomer(language);
        String id = refer(household);
        householdSees(household, id, "referral.state.sent", "referral.withdraw");

        lena();
        open("staff/referrals");
        assertThat(words()).contains(name(household));
        open("staff/referrals/" + id);
        shows("agency.work.sent", "agency.answers.none", "agency.owes.unknown");
        pressKey("agency.receive");
        shows("agency.done.told");
        householdSees(household, id, "referral.state.received");

        lenaOpens(id);
        CheckboxGroup<Object> papers = papers();
        pressKey("agency.ask-papers");
        assertThat(papers.isInvalid()).isTrue();
        shows("invalid.documents");
        papers.setValue(Set.of(papers.getListDataView().getItems().findFirst().orElseThrow()));
        pressKey("agency.ask-papers");
        shows("agency.work.needs");
        householdSees(household, id, "referral.state.needs-documents");

        lenaOpens(id);
        pressKey("agency.papers-came");
        approves();
        householdSees(household, id, "referral.state.approved");

        lenaOpens(id);
        TextField remittance = fieldOf(TextField.class, "agency.remittance");
        pressKey("agency.paid");
        assertThat(remittance.getErrorMessage()).isEqualTo(I18n.text("invalid.remittance"));
        remittance.setValue("check 4711");
        fieldOf(MoneyField.class, "agency.paid-amount").setValue("");
        pressKey("agency.paid");
        shows("help.income.error");
        assertThat(remittance.getValue()).isEqualTo("check 4711");
        fieldOf(MoneyField.class, "agency.paid-amount").setValue("50.00");
        pressKey("agency.paid");
        shows("agency.work.done");
        householdSees(household, id, "referral.state.paid", "referral.history");
    }

    private void approves() {
        MoneyField pledge = fieldOf(MoneyField.class, "agency.pledge");
        DatePicker until = fieldOf(DatePicker.class, "agency.until");
        pledge.setValue("fifty");
        pressKey("agency.approve");
        assertThat(pledge.getErrorMessage()).isEqualTo(I18n.text("help.income.error"));
        assertThat(until.getErrorMessage()).isEqualTo(I18n.text("agency.until.error"));
        pledge.setValue("50.00");
        until.setValue(TODAY.minusDays(1));
        pressKey("agency.approve");
        assertThat(until.isInvalid()).isTrue();
        assertThat(until.getErrorMessage()).isEqualTo(I18n.text("invalid.pledge-until"));
        assertThat(pledge.getValue()).as("typed text is kept").isEqualTo("50.00");
        until.setValue(TODAY.plusDays(20));
        pressKey("agency.approve");
        shows("agency.done.told", "agency.paid.title");
        assertThat(words()).contains("$50.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_denial_needs_its_reason(String tag) {
        language = new Language(tag);
        Account household = newCustomer(language);
        String id = refer(household);
        lenaOpens(id);
        @SuppressWarnings("unchecked")
        Select<DenialReason> why = fieldOf(Select.class, "agency.why");
        pressKey("agency.deny");
        assertThat(why.getErrorMessage()).isEqualTo(I18n.text("agency.why.error"));
        why.setValue(DenialReason.values()[0]);
        pressKey("agency.deny");
        shows("agency.work.done");
        householdSees(household, id, "referral.state.denied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_withdrawn_referral_is_no_longer_visible_to_the_agency(String tag) {
        language = new Language(tag);
        Account household = newCustomer(language);
        String id = refer(household);
        householdSees(household, id, "referral.withdraw");
        pressKey("referral.withdraw");
        pressKey("referral.withdraw.not");
        shows("referral.state.sent");
        pressKey("referral.withdraw");
        pressTheOne(I18n.text("referral.withdraw.really", "Mill River Community Action"));
        shows("referral.state.withdrawn", "referral.consent");
        assertThat(words()).contains(I18n.text("referral.consent.taken-back", "Mill River Community Action"));
        lenaOpens(id);
        shows("nothing.text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void other_agencies_and_customers_cannot_see_the_referral(String tag) {
        language = new Language(tag);
        Account household = newCustomer(language);
        String id = refer(household);
        agencies.join("rita", "millbrook-home-repair", Actor.SYSTEM);
        signIn("rita", language.locale(), UserRole.AGENCY);
        open("staff/referrals");
        shows("agency.to-answer.none", "agency.promised.none", "agency.done.none", "agency.intake.more");
        open("staff/referrals/" + id);
        shows("nothing.text");
        signIn("nobodys", language.locale(), UserRole.AGENCY);
        open("staff/referrals");
        shows("agency.none.more");
        open("staff/referrals/" + id);
        shows("nothing.text");
        signIn(newCustomer(language), language);
        open("my/help/requests/" + id);
        shows("nothing.text");
        assertThat(words()).doesNotContain(name(household));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void an_agency_closes_and_opens_its_intake(String tag) {
        language = new Language(tag);
        agencies.join("rita", "millbrook-home-repair", Actor.SYSTEM);
        signIn("rita", language.locale(), UserRole.AGENCY);
        open("staff/referrals");
        Button before = chosen();
        for (String key : new String[] {"agency.taking.CLOSED", "agency.taking.WAITING_LIST"}) {
            test(all(Button.class).filter(button -> button.getText().equals(I18n.text(key))).findFirst().orElseThrow()).click();
            assertThat(chosen().getText()).isEqualTo(I18n.text(key));
        }
        test(all(Button.class).filter(button -> button.getText().equals(before.getText())).findFirst().orElseThrow()).click();
        assertThat(chosen().getText()).isEqualTo(before.getText());
    }

    private Button chosen() {
        return all(Button.class).filter(button -> "true".equals(button.getElement().getAttribute("aria-pressed"))).findFirst()
                .orElseThrow(() -> new AssertionError(words()));
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<Object> papers() {
        return fieldOf(CheckboxGroup.class, "agency.papers");
    }

    private void lena() {
        signIn("lena", language.locale(), UserRole.AGENCY);
    }

    private void lenaOpens(String id) {
        lena();
        open("staff/referrals/" + id);
    }

    private void householdSees(Account household, String id, String... keys) {
        signIn(household, language);
        open("my/help/requests/" + id);
        shows(keys);
    }

    private String name(Account household) {
        return accounts.findPerson(household.holder()).orElseThrow().name();
    }

    private String refer(Account account) {
        var consent = new ReferralConsent(ReferralConsent.TEXT_VERSION, Instant.parse("2026-11-22T18:00:00Z"), Channel.PORTAL, language);
        var request = new ReferralRequest(account.id(), Optional.of(account.holder()), "liheap", Optional.empty(), consent,
                Optional.empty(), Optional.empty(), language);
        ReferralResult sent = referrals.refer("view:" + account.id(), request,
                Actor.customer(Channel.PORTAL, "view-test", account.holder()));
        assertThat(sent).isInstanceOf(ReferralResult.Referred.class);
        return ((ReferralResult.Referred) sent).referral().id().value();
    }
}
