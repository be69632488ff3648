package org.curbstop.web.profile;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiConsumer;
import org.curbstop.accounts.ConfirmingContacts;
import org.curbstop.accounts.ConfirmingContacts.Answer;
import org.curbstop.accounts.ConfirmingContacts.Asked;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.Profiles.Edit;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.Visitor;

/** The contacts on file, and those that wait for the code that was sent to them; only a confirmed one can be used first. */
final class ContactsPanel {

    private static final int CODE_DIGITS = 6;

    private final ConfirmingContacts confirming;
    private final Visitor visitor;
    private final Told told;
    private final ZoneId zone;
    private final BiConsumer<Person, Edit> change;
    private final Runnable redraw;

    /** @param redraw draws the view as it stands now */
    ContactsPanel(
            ConfirmingContacts confirming, Visitor visitor, Told told, ZoneId zone, BiConsumer<Person, Edit> change, Runnable redraw) {
        this.confirming = confirming;
        this.visitor = visitor;
        this.told = told;
        this.zone = zone;
        this.change = change;
        this.redraw = redraw;
    }

    Component of(Person person) {
        var list = new UnorderedList();
        list.addClassName("contacts");
        List<Contact> waiting = confirming.waiting(person.id());
        for (int i = 0; i < person.contacts().size(); i++) {
            Contact contact = person.contacts().get(i);
            list.add(onFile(person, contact, i == 0, waiting.stream().anyMatch(contact::sameAs)));
        }
        waiting.stream().filter(contact -> person.contacts().stream().noneMatch(contact::sameAs))
                .forEach(contact -> list.add(added(person, contact)));
        return Page.titled("profile.contacts", Page.words("profile.contacts.hint"), list, new ContactForm(contact -> ask(person, contact)));
    }

    private ListItem onFile(Person person, Contact contact, boolean first, boolean waits) {
        var item = new ListItem(Page.span(shown(contact), "contact-value"));
        item.add(new Chip(contact.verified() ? Chip.Tone.GOOD : Chip.Tone.PLAIN,
                Say.words(contact.verified() ? "profile.verified" : "profile.not-verified")));
        if (first) {
            item.add(new Chip(Chip.Tone.PLAIN, Say.words("profile.first")));
        } else if (contact.verified()) {
            item.add(quiet("profile.prefer", contact, () -> change.accept(person, new Edit.PreferContact(contact))));
        }
        if (!contact.verified() && !waits) {
            item.add(quiet("profile.confirm", contact, () -> ask(person, contact)));
        }
        item.add(quiet("profile.remove", contact, () -> change.accept(person, new Edit.RemoveContact(contact))));
        if (waits) {
            item.add(code(person, contact));
        }
        return item;
    }

    private ListItem added(Person person, Contact contact) {
        var item = new ListItem(Page.span(shown(contact), "contact-value"), new Chip(Chip.Tone.WAIT, Say.words("profile.waits")));
        item.add(quiet("profile.remove", contact, () -> {
            confirming.drop(person.id(), contact, visitor.asker());
            redraw.run();
        }));
        item.add(code(person, contact));
        return item;
    }

    private Component code(Person person, Contact contact) {
        var code = new TextField(Say.words("profile.code", shown(contact)));
        code.setHelperText(Say.words("profile.code.hint"));
        code.setMaxLength(CODE_DIGITS + 3);
        code.getElement().setAttribute("inputmode", "numeric");
        code.getElement().setAttribute("autocomplete", "one-time-code");
        var confirm = new Button(Say.words("profile.code.button"), pressed -> typed(person, contact, code));
        confirm.addClassName("button");
        var form = new Div(code, Page.row("ways", confirm, quiet("profile.code.again", contact, () -> ask(person, contact))));
        form.addClassName("inline-form");
        return form;
    }

    private void typed(Person person, Contact contact, TextField code) {
        if (code.getValue().replaceAll("\\D", "").length() != CODE_DIGITS) {
            refuse(code, Say.words("profile.code.error"));
            return;
        }
        switch (confirming.confirm(person.id(), contact, code.getValue(), visitor.asker())) {
            case Answer.Confirmed _ -> say(Chip.Tone.GOOD, Say.words("profile.code.confirmed", shown(contact)));
            case Answer.Wrong wrong -> refuse(code, Say.words("profile.code.wrong", wrong.left()));
            case Answer.Expired _ -> refuse(code, Say.words("profile.code.expired"));
        }
    }

    private static void refuse(TextField code, String why) {
        code.setErrorMessage(why);
        code.setInvalid(true);
        code.focus();
    }

    private void ask(Person person, Contact contact) {
        switch (confirming.ask(person.id(), contact, visitor.asker())) {
            case Asked.Sent _ -> say(Chip.Tone.GOOD, Say.words(
                    contact.kind() == Contact.Kind.PHONE ? "profile.code.texted" : "profile.code.mailed", shown(contact)));
            case Asked.TooMany many -> say(Chip.Tone.WARN, Say.words("profile.code.too-many", Say.time(many.until(), zone)));
            case Asked.Refused refused -> say(Chip.Tone.WARN, Say.words(refused.code()));
        }
    }

    private void say(Chip.Tone tone, String text) {
        redraw.run();
        told.say(tone, text);
    }

    private static String shown(Contact contact) {
        return contact.phone().map(number -> number.national()).orElse(contact.value());
    }

    private static Button quiet(String key, Contact contact, Runnable pressed) {
        var button = new Button(Say.words(key), click -> pressed.run());
        button.addClassNames("button", "button-quiet", "button-small");
        button.setAriaLabel(Say.words(key + ".this", shown(contact)));
        return button;
    }
}
