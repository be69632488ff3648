package org.curbstop.web.profile;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.accounts.Contact;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.PhoneNumber;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;

/** Form to add a phone number or e-mail address, which it tells apart by format. */
final class ContactForm extends Div {

    /** Creates the form of customers, who then confirm the contact by a code. */
    ContactForm(Consumer<Contact> added) {
        this("profile.add", Optional.empty(), added);
    }

    /** Creates the form of staff. What they type is kept as a draft until it is saved. */
    static ContactForm forStaff(String draft, Consumer<Contact> added) {
        return new ContactForm("staff.profile.add", Optional.of(draft), added);
    }

    /** @param key prefix of the message keys of the hint and the button */
    private ContactForm(String key, Optional<String> draft, Consumer<Contact> added) {
        addClassName("inline-form");
        var value = new TextField(I18n.text("profile.add"));
        draft.ifPresent(kept -> FormDrafts.keep(kept, value));
        value.setMaxLength(Contact.MAX_EMAIL_LENGTH);
        value.setHelperText(I18n.text(key + ".hint"));
        var texts = new Checkbox(I18n.text("profile.may-text"));
        var form = new FormBinder();
        form.check(value, typed -> read(typed, false).isPresent(), "profile.add.error");
        add(value, texts, form.submit(key + ".button", () -> read(value.getValue(), texts.getValue()).ifPresent(added)));
    }

    static Optional<Contact> read(String typed, boolean mayText) {
        try {
            return typed.contains("@") ? Optional.of(Contact.email(typed, false))
                    : PhoneNumber.parse(typed).map(number -> Contact.phone(number, mayText));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }
}
