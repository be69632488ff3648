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
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Designees;
import org.curbstop.accounts.Person;
import org.curbstop.web.components.EmptyList;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.Visitor;

/** Whom a customer names to be told when a shut-off threatens at one of their places: read back before it is done, undone with one press after. */
final class DesigneePanel {

    private final Designees designees;
    private final Visitor visitor;
    private final Told told;
    private final Runnable redraw;

    DesigneePanel(Designees designees, Visitor visitor, Told told, Runnable redraw) {
        this.designees = designees;
        this.visitor = visitor;
        this.told = told;
        this.redraw = redraw;
    }

    Section of(List<Account> mine) {
        Section card = Page.titled("designee.title", Page.words("designee.hint"));
        mine.forEach(account -> card.add(at(account, mine.size() > 1)));
        return card;
    }

    private Component at(Account account, boolean several) {
        var part = new Div();
        if (several) {
            part.add(Page.span(Say.words("designee.at", place(account)), "contact-value"));
        }
        List<Person> there = designees.of(account.id(), visitor.asker());
        if (there.isEmpty()) {
            part.add(new EmptyList("designee.none"));
        } else {
            var list = new UnorderedList();
            list.addClassName("contacts");
            there.forEach(designee -> list.add(item(account, designee)));
            part.add(list);
        }
        part.add(form(account));
        return part;
    }

    private ListItem item(Account account, Person designee) {
        var item = new ListItem(Page.span(designee.name() + ", " + reach(designee), "contact-value"));
        var remove = quiet("profile.remove", () -> {
            if (designees.remove(account.id(), designee.id(), visitor.asker())) {
                redraw.run();
                told.done(Say.words("designee.removed", designee.name(), place(account)), () -> {
                    designees.restore(account.id(), designee.id(), visitor.asker());
                    redraw.run();
                });
            }
        });
        remove.setAriaLabel(Say.words("profile.remove.this", designee.name()));
        item.add(remove);
        return item;
    }

    private Details form(Account account) {
        var name = new TextField(Say.words("designee.name"));
        name.setMaxLength(120);
        var contact = new TextField(Say.words("designee.contact"));
        contact.setMaxLength(Contact.LONGEST_EMAIL);
        contact.setHelperText(Say.words("profile.add.hint"));
        var texts = new Checkbox(Say.words("profile.may-text"), true);
        var asked = new Div();
        asked.addClassName("form");
        var next = new Button(Say.words("designee.next"), pressed -> {
            Optional<Contact> read = ContactForm.read(contact.getValue(), texts.getValue());
            name.setErrorMessage(Say.words("designee.name.error"));
            name.setInvalid(name.getValue().isBlank());
            contact.setErrorMessage(Say.words("profile.add.error"));
            contact.setInvalid(read.isEmpty());
            if (name.isInvalid()) {
                name.focus();
            } else {
                read.ifPresentOrElse(reached -> readBack(account, asked, name.getValue().strip(), reached), contact::focus);
            }
        });
        next.addClassName("button");
        asked.add(name, contact, texts, Page.row("ways", next));
        var details = new Details(Say.words("designee.add"), asked);
        details.addClassName("designee-form");
        return details;
    }

    private void readBack(Account account, Div asked, String name, Contact contact) {
        List<Component> form = asked.getChildren().toList();
        asked.removeAll();
        var yes = new Button(Say.words("designee.yes"), pressed -> name(account, name, contact));
        yes.addClassName("button");
        var back = quiet("designee.change", () -> {
            asked.removeAll();
            asked.add(form);
        });
        var said = Page.words("designee.read-back", name, shown(contact), place(account));
        said.getElement().setAttribute("role", "status");
        asked.add(said, Page.words("designee.told"), Page.row("ways", yes, back));
        yes.focus();
    }

    private void name(Account account, String name, Contact contact) {
        switch (designees.name(account.id(), name, contact, visitor.language(), visitor.asker())) {
            case Designees.Answer.Done done -> {
                redraw.run();
                told.done(Say.words("designee.done", name, place(account)), () -> {
                    designees.remove(account.id(), done.designee().id(), visitor.asker());
                    redraw.run();
                });
            }
            case Designees.Answer.Refused refused -> told.refused(Say.words(refused.code()));
        }
    }

    private static Button quiet(String key, Runnable pressed) {
        var button = new Button(Say.words(key), click -> pressed.run());
        button.addClassNames("button", "button-quiet", "button-small");
        return button;
    }

    private static String place(Account account) {
        return account.premise().address().street();
    }

    private static String reach(Person designee) {
        return designee.contacts().stream().findFirst().map(DesigneePanel::shown).orElse("");
    }

    private static String shown(Contact contact) {
        return contact.phone().map(number -> number.national()).orElse(contact.value());
    }
}
