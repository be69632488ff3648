package org.curbstop.web.agency;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.assistance.AgencyDesk;
import org.curbstop.assistance.Denial;
import org.curbstop.assistance.Programme;
import org.curbstop.assistance.Referral;
import org.curbstop.assistance.ReferralState;
import org.curbstop.assistance.Screening;
import org.curbstop.common.Asker;
import org.curbstop.common.Invalid;
import org.curbstop.common.Money;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.help.ReferralWords;

/** What an agency can do about a referral where it stands: have it, ask for papers, promise a payment, say no, or say that it has paid. */
final class ReferralWork extends Section {

    private final Referral referral;
    private final Screening screening;
    private final Utility utility;
    private final Consumer<AgencyDesk.Answer> done;
    private final AgencyDesk desk;
    private final Asker who;

    ReferralWork(Referral referral, Screening screening, Utility utility, Consumer<AgencyDesk.Answer> done, AgencyDesk desk, Asker who) {
        this.referral = referral;
        this.screening = screening;
        this.utility = utility;
        this.done = done;
        this.desk = desk;
        this.who = who;
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
        var until = new DatePicker(Say.words("agency.until"));
        until.setLocale(Say.locale());
        until.setHelperText(Say.words("agency.until.hint"));
        var give = new Button(Say.words("agency.approve"), pressed -> {
            Optional<Money> pledge = read(amount);
            until.setErrorMessage(Say.words("agency.until.error"));
            until.setInvalid(until.getValue() == null);
            if (pledge.isPresent() && until.getValue() != null) {
                done.accept(desk.approve(referral.id(), pledge.get(), until.getValue(), who));
            }
        });
        give.addClassName("button");
        return opened("agency.approve.title", amount, until, give);
    }

    private Component papers() {
        List<Programme.Document> all = screening.programme(referral.programme()).map(Programme::documents).orElse(List.of());
        var wanted = new CheckboxGroup<Programme.Document>(Say.words("agency.papers"));
        wanted.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        wanted.setItems(all);
        wanted.setItemLabelGenerator(document -> ReferralWords.words().document(document));
        var ask = press("agency.ask-papers", () -> desk.needs(referral.id(), wanted.getValue().stream().map(Programme.Document::id).toList(), who));
        return folded("agency.ask-papers.title", wanted, ask);
    }

    private Component deny() {
        var why = new Select<Denial>();
        why.setLabel(Say.words("agency.why"));
        why.setItems(Denial.values());
        why.setItemLabelGenerator(denial -> ReferralWords.words().denial(denial));
        var no = new Button(Say.words("agency.deny"), pressed -> {
            why.setErrorMessage(Say.words("agency.why.error"));
            why.setInvalid(why.getValue() == null);
            if (why.getValue() != null) {
                done.accept(desk.deny(referral.id(), why.getValue(), who));
            }
        });
        no.addClassNames("button", "button-danger");
        return folded("agency.deny.title", why, no);
    }

    private Component paid(ReferralState.Approved approved) {
        var amount = money("agency.paid-amount");
        amount.setValue(approved.pledge().decimal().toPlainString());
        var remittance = new TextField(Say.words("agency.remittance"));
        remittance.setHelperText(Say.words("agency.remittance.hint"));
        remittance.setMaxLength(60);
        var sent = new Button(Say.words("agency.paid"), pressed -> read(amount).ifPresent(money -> done.accept(desk.paid(referral.id(), money, remittance.getValue(), who))));
        sent.addClassName("button");
        return opened("agency.paid.title", amount, remittance, sent);
    }

    private static Component opened(String titleKey, Component... parts) {
        var details = (Details) folded(titleKey, parts);
        details.setOpened(true);
        return details;
    }

    private static Component folded(String titleKey, Component... parts) {
        var form = new Div(parts);
        form.addClassName("form");
        return new Details(Say.words(titleKey), form);
    }

    private TextField money(String key) {
        var field = new TextField(Say.words(key));
        field.setPrefixComponent(new Span(utility.currency().getSymbol(Say.locale())));
        field.getElement().setAttribute("inputmode", "decimal");
        return field;
    }

    private Optional<Money> read(TextField field) {
        Optional<Money> amount = amount(field.getValue());
        field.setErrorMessage(Say.words("help.income.error"));
        field.setInvalid(amount.isEmpty());
        if (amount.isEmpty()) {
            field.focus();
        }
        return amount;
    }

    private Optional<Money> amount(String typed) {
        try {
            return Optional.of(Money.of(typed.replaceAll("[$,\\s]", ""), utility.currency())).filter(Money::isPositive);
        } catch (Invalid e) {
            return Optional.empty();
        }
    }
}
