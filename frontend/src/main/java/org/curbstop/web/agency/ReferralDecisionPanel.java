package org.curbstop.web.agency;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import org.curbstop.assistance.ReferralState;
import org.curbstop.assistance.referrals.AgencyReferrals;
import org.curbstop.assistance.referrals.Referral;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.common.Actor;
import org.curbstop.utility.Utility;
import org.curbstop.web.assistance.DenialForm;
import org.curbstop.web.assistance.DocumentRequestForm;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.MoneyField;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.FreshSignIn;

/** Actions of an agency on a referral in its current state: accept, ask for documents, pledge a payment, deny, or mark as paid. */
final class ReferralDecisionPanel extends Section {

    private final Referral referral;
    private final Screening screening;
    private final Utility utility;
    private final Consumer<AgencyReferrals.AgencyReferralResult> done;
    private final AgencyReferrals desk;
    private final Actor who;
    private final FreshSignIn fresh;
    private final DatePicker until = new DatePicker();

    ReferralDecisionPanel(Referral referral, Screening screening, Utility utility, Consumer<AgencyReferrals.AgencyReferralResult> done,
            AgencyReferrals desk, Actor who, FreshSignIn fresh) {
        this.referral = referral;
        this.screening = screening;
        this.utility = utility;
        this.done = done;
        this.desk = desk;
        this.who = who;
        this.fresh = fresh;
        addClassName("card");
        add(new H2(I18n.text("staff.work")));
        switch (referral.state()) {
            case ReferralState.Sent _ -> add(TitledView.paragraph("agency.work.sent"),
                    button("agency.receive", () -> desk.markReceived(referral.id(), who)), approve(), documentRequest(), deny());
            case ReferralState.Received _ -> add(approve(), documentRequest(), deny());
            case ReferralState.NeedsDocuments _ -> add(TitledView.paragraph("agency.work.needs"),
                    button("agency.papers-came", () -> desk.markReceived(referral.id(), who)), approve(), documentRequest(), deny());
            case ReferralState.Approved approved ->
                    add(TitledView.paragraph("agency.work.approved", I18n.money(approved.pledge()), I18n.date(approved.until())),
                            paid(approved));
            case ReferralState.Paid _, ReferralState.Denied _, ReferralState.Withdrawn _, ReferralState.Expired _ ->
                    add(TitledView.paragraph("agency.work.done"));
        }
    }

    private Button button(String key, java.util.function.Supplier<AgencyReferrals.AgencyReferralResult> step) {
        return TitledView.styled(new Button(I18n.text(key), pressed -> done.accept(step.get())), "button");
    }

    private Component approve() {
        var amount = money("agency.pledge");
        String draft = "pledge:" + referral.id();
        FormDrafts.keep(draft, amount);
        until.setLabel(I18n.text("agency.until"));
        until.setLocale(I18n.locale());
        until.setHelperText(I18n.text("agency.until.hint"));
        var form = new FormBinder();
        form.check(amount, typed -> amount.amount().isPresent(), "help.income.error");
        form.require(until, "agency.until.error");
        return openSection("agency.approve.title", amount, until, form.submit("agency.approve", () -> fresh.require(
                AgencyNavigation.referral(referral.id()), Map.of("until", until.getValue().toString()), () -> {
                    AgencyReferrals.AgencyReferralResult approved = desk.approve(
                            referral.id(), amount.amount().orElseThrow(), until.getValue(), who);
                    if (approved instanceof AgencyReferrals.AgencyReferralResult.InvalidInput wrong) {
                        FormBinder.reject(until, I18n.text(wrong.code())); // the amount is valid, so it is the day
                    } else {
                        FormDrafts.discard(draft);
                        done.accept(approved);
                    }
                })));
    }

    /** Restores the values typed before the step-up sign-in. */
    void restore(Map<String, String> typed) {
        if (typed.containsKey("until")) {
            until.setValue(LocalDate.parse(typed.get("until")));
        }
    }

    private Component documentRequest() {
        return new DocumentRequestForm(screening.findProgram(referral.programme()),
                documents -> done.accept(desk.requestDocuments(referral.id(), documents, who)));
    }

    private Component deny() {
        return new DenialForm(why -> done.accept(desk.deny(referral.id(), why, who)));
    }

    private Component paid(ReferralState.Approved approved) {
        var amount = money("agency.paid-amount");
        amount.setAmount(approved.pledge());
        String draft = "paid:" + referral.id();
        FormDrafts.keep(draft, amount);
        String draftKey = "remittance:" + referral.id();
        var remittance = FormDrafts.keep(draftKey, new TextField(I18n.text("agency.remittance")));
        remittance.setHelperText(I18n.text("agency.remittance.hint"));
        remittance.setMaxLength(60);
        var form = new FormBinder();
        form.check(amount, typed -> amount.amount().isPresent(), "help.income.error");
        form.require(remittance, "invalid.remittance");
        return openSection("agency.paid.title", amount, remittance, form.submit("agency.paid", () -> fresh.require(
                AgencyNavigation.referral(referral.id()), Map.of("paid", referral.id().value()), () -> {
                    FormDrafts.discard(draft);
                    FormDrafts.discard(draftKey);
                    done.accept(desk.markPaid(referral.id(), amount.amount().orElseThrow(), remittance.getValue(), who));
                })));
    }

    private static Component openSection(String titleKey, Component... parts) {
        var details = new Details(I18n.text(titleKey), TitledView.styled(new Div(parts), "form"));
        details.setOpened(true);
        return details;
    }

    private MoneyField money(String key) {
        return new MoneyField(I18n.text(key), "", utility.currency());
    }
}
