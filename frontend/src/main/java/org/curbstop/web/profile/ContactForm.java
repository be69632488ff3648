package org.curbstop.web.profile;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.accounts.Contact;
import org.curbstop.common.Invalid;
import org.curbstop.common.PhoneNumber;
import org.curbstop.web.components.Say;

/** One more phone number or e-mail address, told apart by its look. */
final class ContactForm extends Div {

    ContactForm(Consumer<Contact> added) {
        addClassName("inline-form");
        var value = new TextField(Say.words("profile.add"));
        value.setMaxLength(Contact.LONGEST_EMAIL);
        value.setHelperText(Say.words("profile.add.hint"));
        var texts = new Checkbox(Say.words("profile.may-text"));
        var add = new Button(Say.words("profile.add.button"), pressed -> {
            Optional<Contact> contact = read(value.getValue(), texts.getValue());
            value.setErrorMessage(Say.words("profile.add.error"));
            value.setInvalid(contact.isEmpty());
            contact.ifPresentOrElse(added, value::focus);
        });
        add.addClassName("button");
        add(value, texts, add);
    }

    static Optional<Contact> read(String typed, boolean mayText) {
        try {
            return typed.contains("@") ? Optional.of(Contact.email(typed, false)) : PhoneNumber.read(typed).map(number -> Contact.phone(number, mayText));
        } catch (Invalid e) {
            return Optional.empty();
        }
    }
}
