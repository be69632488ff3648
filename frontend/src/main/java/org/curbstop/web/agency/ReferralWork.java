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
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.assistance.AgencyDesk;
import org.curbstop.assistance.Referral;
import org.curbstop.assistance.ReferralState;
import org.curbstop.assistance.Screening;
import org.curbstop.common.Asker;
import org.curbstop.common.Money;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Drafts;
import org.curbstop.web.components.MoneyField;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.help.AskingForPapers;
import org.curbstop.web.help.SayingNo;
import org.curbstop.web.layout.FreshSignIn;

/** What an agency can do about a referral where it stands: have it, ask for papers, promise a payment, say no, or say that it has paid. */
final class ReferralWork extends Section {

    private final Referral referral;
    private final Screening screening;
    private final Utility utility;
    private final Consumer<AgencyDesk.Answer> done;
    private final AgencyDesk desk;
    private final Asker who;
    private final FreshSignIn fresh;
    private final DatePicker until = new DatePicker();

    ReferralWork(Referral referral, Screening screening, Utility utility, Consumer<AgencyDesk.Answer> done, AgencyDesk desk, Asker who,
            FreshSignIn fresh) {
        this.referral = referral;
        this.screening = screening;
        this.utility = utility;
        this.done = done;
        this.desk = desk;
        this.who = who;
        this.fresh = fresh;
        addClassName("card");
        add(new H2(Say.words("staff.work")));
        switch (referral.state()) {
            case ReferralState.Sent _ -> add(Page.words("agency.work.sent"), press("agency.receive", () -> desk.receive(referral.id(), who)), approve(), papers(), deny());
            case ReferralState.Received _ -> add(approve(), papers(), deny());
            case ReferralState.NeedsDocuments _ -> add(Page.words("agency.work.needs"), press("agency.papers-came", () -> desk.receive(referral.id(), who)), approve(), papers(), deny());
            case ReferralState.Approved approved -> add(Page.words("agency.work.approved", Say.money(approved.pledge()), Say.date(approved.until())), paid(approved));
            case ReferralState.Paid _, ReferralState.Denied _, ReferralState.Withdrawn _, ReferralState.Expired _ -> add(Page.words("agency.work.done"));
        }
    }

    private Button press(String key, java.util.function.Supplier<AgencyDesk.Answer> step) {
        var button = new Button(Say.words(key), pressed -> done.accept(step.get()));
        button.addClassName("button");
        return button;
    }

    private Component approve() {
        var amount = money("agency.pledge");
        String draft = "pledge:" + referral.id();
        Drafts.keep(draft, amount);
        until.setLabel(Say.words("agency.until"));
        until.setLocale(Say.locale());
        until.setHelperText(Say.words("agency.until.hint"));
        var give = new Button(Say.words("agency.approve"), pressed -> {
            Optional<Money> pledge = read(amount);
            until.setErrorMessage(Say.words("agency.until.error"));
            until.setInvalid(until.getValue() == null);
            if (pledge.isPresent() && until.getValue() != null) {
                fresh.before(AgencyNavigation.referral(referral.id()), Map.of("until", until.getValue().toString()), () -> {
                    Drafts.saved(draft);
                    done.accept(desk.approve(referral.id(), pledge.get(), until.getValue(), who));
                });
            }
        });
        give.addClassName("button");
        return opened("agency.approve.title", amount, until, give);
    }

    /** What was typed before signing in again. */
    void restore(Map<String, String> typed) {
        if (typed.containsKey("until")) {
            until.setValue(LocalDate.parse(typed.get("until")));
        }
    }

    private Component papers() {
        return new AskingForPapers(screening.programme(referral.programme()), documents -> done.accept(desk.needs(referral.id(), documents, who)));
    }

    private Component deny() {
        return new SayingNo(why -> done.accept(desk.deny(referral.id(), why, who)));
    }

    private Component paid(ReferralState.Approved approved) {
        var amount = money("agency.paid-amount");
        amount.show(approved.pledge());
        String draft = "paid:" + referral.id();
        Drafts.keep(draft, amount);
        String words = "remittance:" + referral.id();
        var remittance = Drafts.keep(words, new TextField(Say.words("agency.remittance")));
        remittance.setHelperText(Say.words("agency.remittance.hint"));
        remittance.setMaxLength(60);
        var sent = new Button(Say.words("agency.paid"), pressed -> read(amount).ifPresent(money -> fresh.before(
                AgencyNavigation.referral(referral.id()), Map.of("paid", referral.id().value()),
                () -> {
                    Drafts.saved(draft);
                    Drafts.saved(words);
                    done.accept(desk.paid(referral.id(), money, remittance.getValue(), who));
                })));
        sent.addClassName("button");
        return opened("agency.paid.title", amount, remittance, sent);
    }

    private static Component opened(String titleKey, Component... parts) {
        var form = new Div(parts);
        form.addClassName("form");
        var details = new Details(Say.words(titleKey), form);
        details.setOpened(true);
        return details;
    }

    private MoneyField money(String key) {
        return new MoneyField(Say.words(key), "", utility.currency());
    }

    private static Optional<Money> read(MoneyField field) {
        return field.check(Say.words("help.income.error")) ? field.money() : Optional.empty();
    }
}
