package org.curbstop.web.profile;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.ThirdPartyDesignees;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.ViewUser;

/**
 * Third-party designees, who are notified when a disconnection threatens at one of the customer's premises. Adding one is confirmed first
 * and can be undone with one press.
 */
record DesigneePanel(ThirdPartyDesignees designees, ViewUser visitor, StatusMessage statusMessage, Runnable redraw) {

    Section create(List<Account> mine) {
        Section card = TitledView.titledCard("designee.title", TitledView.paragraph("designee.hint"));
        mine.forEach(account -> card.add(forAccount(account, mine.size() > 1)));
        return card;
    }

    private Component forAccount(Account account, boolean several) {
        var part = new Div();
        if (several) {
            part.add(TitledView.span(I18n.text("designee.at", place(account)), "contact-value"));
        }
        List<Person> there = designees.list(account.id(), visitor.actor());
        if (there.isEmpty()) {
            part.add(new EmptyListMessage("designee.none"));
        } else {
            var list = TitledView.styled(new UnorderedList(), "contacts");
            there.forEach(designee -> list.add(item(account, designee)));
            part.add(list);
        }
        part.add(form(account));
        return part;
    }

    private ListItem item(Account account, Person designee) {
        var item = new ListItem(TitledView.span(designee.name() + ", " + reach(designee), "contact-value"));
        var remove = quiet("profile.remove", () -> {
            if (designees.remove(account.id(), designee.id(), visitor.actor())) {
                redraw.run();
                statusMessage.showUndoable(I18n.text("designee.removed", designee.name(), place(account)), () -> {
                    designees.restore(account.id(), designee.id(), visitor.actor());
                    redraw.run();
                });
            }
        });
        remove.setAriaLabel(I18n.text("profile.remove.this", designee.name()));
        item.add(remove);
        return item;
    }

    private Details form(Account account) {
        var name = new TextField(I18n.text("designee.name"));
        name.setMaxLength(120);
        var contact = new TextField(I18n.text("designee.contact"));
        contact.setMaxLength(Contact.MAX_EMAIL_LENGTH);
        contact.setHelperText(I18n.text("profile.add.hint"));
        var texts = new Checkbox(I18n.text("profile.may-text"), true);
        var confirmation = TitledView.styled(new Div(), "form");
        var form = new FormBinder();
        form.require(name, "designee.name.error");
        form.check(contact, typed -> ContactForm.read(typed, false).isPresent(), "profile.add.error");
        var next = form.submit("designee.next", () -> ContactForm.read(contact.getValue(), texts.getValue())
                .ifPresent(reached -> readBack(account, confirmation, name.getValue().strip(), reached)));
        confirmation.add(name, contact, texts, TitledView.row("ways", next));
        return TitledView.styled(new Details(I18n.text("designee.add"), confirmation), "designee-form");
    }

    private void readBack(Account account, Div confirmation, String name, Contact contact) {
        List<Component> form = confirmation.getChildren().toList();
        confirmation.removeAll();
        var yes = TitledView.styled(new Button(I18n.text("designee.yes"), pressed -> nameDesignee(account, name, contact)), "button");
        var back = quiet("designee.change", () -> {
            confirmation.removeAll();
            confirmation.add(form);
        });
        var summary = TitledView.paragraph("designee.read-back", name, shown(contact), place(account));
        summary.getElement().setAttribute("role", "status");
        confirmation.add(summary, TitledView.paragraph("designee.told"), TitledView.row("ways", yes, back));
        yes.focus();
    }

    private void nameDesignee(Account account, String name, Contact contact) {
        switch (designees.designate(account.id(), name, contact, visitor.language(), visitor.actor())) {
            case ThirdPartyDesignees.DesigneeResult.Done done -> {
                redraw.run();
                statusMessage.showUndoable(I18n.text("designee.done", name, place(account)), () -> {
                    designees.remove(account.id(), done.designee().id(), visitor.actor());
                    redraw.run();
                });
            }
            case ThirdPartyDesignees.DesigneeResult.Refused refused -> statusMessage.showError(I18n.text(refused.code()));
        }
    }

    private static Button quiet(String key, Runnable pressed) {
        return TitledView.styled(new Button(I18n.text(key), click -> pressed.run()), "button", "button-quiet", "button-small");
    }

    private static String place(Account account) {
        return account.premise().address().street();
    }

    private static String reach(Person designee) {
        return designee.contacts().stream().findFirst().map(DesigneePanel::shown).orElse("");
    }

    private static String shown(Contact contact) {
        return contact.phone().map(number -> number.formatNational()).orElse(contact.value());
    }
}
