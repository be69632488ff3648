package org.curbstop.web.profile;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.function.Consumer;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.CustomerProfiles.ProfileEdit;
import org.curbstop.accounts.Person;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.TitledView;

/** The forms of a profile as staff use them for a customer: contacts without codes, language, paperless billing and mailing address. */
public final class StaffProfileForms extends Div {

    /** @param change receives each change, which is not saved yet */
    public StaffProfileForms(Person person, Utility utility, Consumer<ProfileEdit> change) {
        addClassName("stack");
        add(TitledView.paragraph("staff.profile.hint"), contacts(person, change),
                ContactForm.forStaff(draft(person), contact -> change.accept(new ProfileEdit.AddContact(contact))),
                TitledView.paragraph("profile.language.hint"),
                new LanguageChoice(utility.languages(), person.language(),
                        language -> change.accept(new ProfileEdit.ChangeLanguage(language))),
                new PaperlessCheckbox(person.paperless(), on -> change.accept(new ProfileEdit.SetPaperless(on))),
                new MailingAddressForm(person, utility.address().state(),
                        address -> change.accept(new ProfileEdit.ChangeMailingAddress(address))));
        if (!person.mailReturned()) {
            add(TitledView.row("ways", TitledView.button("staff.profile.mail-returned", "button button-quiet",
                    () -> change.accept(new ProfileEdit.ReportReturnedMail()))));
        }
    }

    /** Returns the key of the draft of a new contact. */
    public static String draft(Person person) {
        return "contact:" + person.id();
    }

    private static Component contacts(Person person, Consumer<ProfileEdit> change) {
        var list = TitledView.styled(new UnorderedList(), "contacts");
        for (int i = 0; i < person.contacts().size(); i++) {
            Contact contact = person.contacts().get(i);
            var item = ContactsPanel.item(contact, i == 0, change);
            if (person.contacts().size() > 1) {
                item.add(ContactsPanel.remove(contact, change));
            }
            list.add(item);
        }
        return list;
    }
}
