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
import java.util.function.Consumer;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerProfiles.ProfileEdit;
import org.curbstop.accounts.Person;
import org.curbstop.accounts.verification.ConfirmingContacts;
import org.curbstop.accounts.verification.ConfirmingContacts.CodeRequestResult;
import org.curbstop.accounts.verification.ConfirmingContacts.ConfirmationResult;
import org.curbstop.web.components.ConfirmationPanel;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.ViewUser;

/**
 * Contacts on file, and those waiting for their verification code; only a verified contact can become the primary one.
 *
 * @param redraw renders the view with the current data
 */
record ContactsPanel(ConfirmingContacts confirming, ViewUser visitor, StatusMessage statusMessage, ZoneId zone,
        BiConsumer<Person, ProfileEdit> change, Runnable redraw) {

    private static final int CODE_DIGITS = 6;

    Component create(Person person) {
        var list = TitledView.styled(new UnorderedList(), "contacts");
        List<Contact> waiting = confirming.listPending(person.id());
        for (int i = 0; i < person.contacts().size(); i++) {
            Contact contact = person.contacts().get(i);
            list.add(onFile(person, contact, i == 0, waiting.stream().anyMatch(contact::sameAs)));
        }
        waiting.stream().filter(contact -> person.contacts().stream().noneMatch(contact::sameAs))
                .forEach(contact -> list.add(added(person, contact)));
        return TitledView.titledCard("profile.contacts", TitledView.paragraph("profile.contacts.hint"), list,
                new ContactForm(contact -> sendCode(person, contact)));
    }

    private ListItem onFile(Person person, Contact contact, boolean first, boolean waits) {
        var item = item(contact, first, edit -> change.accept(person, edit));
        if (!contact.verified() && !waits) {
            item.add(quiet("profile.confirm", contact, () -> sendCode(person, contact)));
        }
        item.add(remove(contact, edit -> change.accept(person, edit)));
        if (waits) {
            item.add(code(person, contact));
        }
        return item;
    }

    /** Shows a contact on file, with a button that makes it the primary one. */
    static ListItem item(Contact contact, boolean first, Consumer<ProfileEdit> change) {
        var item = new ListItem(TitledView.span(shown(contact), "contact-value"));
        item.add(new StatusChip(contact.verified() ? StatusChip.Tone.GOOD : StatusChip.Tone.PLAIN,
                I18n.text(contact.verified() ? "profile.verified" : "profile.not-verified")));
        if (first) {
            item.add(new StatusChip(StatusChip.Tone.PLAIN, I18n.text("profile.first")));
        } else if (contact.verified()) {
            item.add(quiet("profile.prefer", contact, () -> change.accept(new ProfileEdit.PreferContact(contact))));
        }
        return item;
    }

    /** Returns a button that removes a contact on file after it has asked: to add it again takes a code. */
    static Component remove(Contact contact, Consumer<ProfileEdit> change) {
        var ask = new Div();
        ask.add(quiet("profile.remove", contact, () -> new ConfirmationPanel(I18n.text("profile.remove.question", shown(contact)))
                .append(TitledView.paragraph("profile.remove.more"))
                .showInsteadOf(ask.getChildren().findFirst().orElseThrow(), I18n.text("profile.remove.this", shown(contact)), true,
                        () -> change.accept(new ProfileEdit.RemoveContact(contact)))));
        return ask;
    }

    private ListItem added(Person person, Contact contact) {
        var item = new ListItem(TitledView.span(shown(contact), "contact-value"),
                new StatusChip(StatusChip.Tone.WAIT, I18n.text("profile.waits")));
        item.add(quiet("profile.remove", contact, () -> {
            confirming.cancel(person.id(), contact, visitor.actor());
            redraw.run();
        }));
        item.add(code(person, contact));
        return item;
    }

    private Component code(Person person, Contact contact) {
        var code = new TextField(I18n.text("profile.code", shown(contact)));
        code.setHelperText(I18n.text("profile.code.hint"));
        code.setMaxLength(CODE_DIGITS + 3);
        code.getElement().setAttribute("inputmode", "numeric");
        code.getElement().setAttribute("autocomplete", "one-time-code");
        var form = new FormBinder();
        form.check(code, typed -> typed.replaceAll("\\D", "").length() == CODE_DIGITS, "profile.code.error");
        return TitledView.row("inline-form", code, TitledView.row("ways",
                form.submit("profile.code.button", () -> confirmCode(person, contact, code)),
                quiet("profile.code.again", contact, () -> sendCode(person, contact))));
    }

    private void confirmCode(Person person, Contact contact, TextField code) {
        switch (confirming.confirm(person.id(), contact, code.getValue(), visitor.actor())) {
            case ConfirmationResult.Confirmed _ -> show(StatusChip.Tone.GOOD, I18n.text("profile.code.confirmed", shown(contact)));
            case ConfirmationResult.Wrong wrong -> FormBinder.reject(code, I18n.text("profile.code.wrong", wrong.left()));
            case ConfirmationResult.Expired _ -> FormBinder.reject(code, I18n.text("profile.code.expired"));
        }
    }

    private void sendCode(Person person, Contact contact) {
        switch (confirming.requestCode(person.id(), contact, visitor.actor())) {
            case CodeRequestResult.Sent _ -> show(StatusChip.Tone.GOOD, I18n.text(
                    contact.kind() == Contact.Kind.EMAIL ? "profile.code.mailed"
                            : contact.mayText() ? "profile.code.texted" : "profile.code.called", shown(contact)));
            case CodeRequestResult.TooManyRequests many ->
                    show(StatusChip.Tone.WARN, I18n.text("profile.code.too-many", I18n.dateTime(many.until(), zone)));
            case CodeRequestResult.Refused refused -> show(StatusChip.Tone.WARN, I18n.text(refused.code()));
        }
    }

    private void show(StatusChip.Tone tone, String text) {
        redraw.run();
        statusMessage.show(tone, text);
    }

    private static String shown(Contact contact) {
        return contact.phone().map(number -> number.formatNational()).orElse(contact.value());
    }

    private static Button quiet(String key, Contact contact, Runnable pressed) {
        var button = TitledView.styled(new Button(I18n.text(key), click -> pressed.run()), "button", "button-quiet", "button-small");
        button.setAriaLabel(I18n.text(key + ".this", shown(contact)));
        return button;
    }
}
