package org.curbstop.web.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Address;
import org.curbstop.common.Language;
import org.curbstop.common.PostalCode;
import org.curbstop.identity.UserRole;
import org.curbstop.web.PortalViewTest;
import org.curbstop.web.components.I18n;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that the profile forms reject, in both languages, and that typed text is kept. */
class ProfileFormsTest extends PortalViewTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void an_invalid_contact_is_rejected_at_its_field(String language) {
        profileOfSomebodyNew(language);
        TextField value = fieldOf(TextField.class, "profile.add");
        for (String wrong : new String[] {"", "555", "nell@", "@millbrook.example", "Nell"}) {
            value.setValue(wrong);
            pressKey("profile.add.button");
            rejected(value, "profile.add.error");
            assertThat(value.getValue()).isEqualTo(wrong);
        }
        value.setValue("nell@newman.example");
        assertThat(value.isInvalid()).as("corrected").isFalse();
        pressKey("profile.add.button");
        shows("profile.waits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_mailing_address_needs_all_of_its_parts(String language) {
        Account account = profileOfSomebodyNew(language);
        TextField street = fieldOf(TextField.class, "address.street");
        TextField city = fieldOf(TextField.class, "address.city");
        TextField state = fieldOf(TextField.class, "address.state");
        TextField zip = fieldOf(TextField.class, "address.zip");
        street.setValue("   ");
        state.setValue("Oregon");
        zip.setValue("9770");
        pressKey("address.save");
        rejected(street, "address.street.error");
        rejected(city, "address.city.error");
        rejected(state, "address.state.error");
        rejected(zip, "address.zip.error");
        assertThat(accounts.findPerson(account.holder()).orElseThrow().mailing()).isEmpty();

        street.setValue("200 Mill St");
        city.setValue("Bend");
        state.setValue(" or ");
        zip.setValue("97701 ");
        pressKey("address.save");
        shows("profile.saved");
        assertThat(accounts.findPerson(account.holder()).orElseThrow().mailing())
                .isEqualTo(Optional.of(new Address("200 Mill St", "Bend", "OR", new PostalCode("97701"))));
        pressKey("address.service");
        shows("profile.mailing.service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_designee_needs_a_name_and_a_contact_and_is_read_back(String language) {
        profileOfSomebodyNew(language);
        TextField name = fieldOf(TextField.class, "designee.name");
        TextField contact = fieldOf(TextField.class, "designee.contact");
        contact.setValue("my sister");
        pressKey("designee.next");
        rejected(name, "designee.name.error");
        rejected(contact, "profile.add.error");

        name.setValue("Rosa Newman");
        contact.setValue("rosa@newman.example");
        pressKey("designee.next");
        shows("designee.told");
        pressKey("designee.change");
        assertThat(fieldOf(TextField.class, "designee.name").getValue()).isEqualTo("Rosa Newman");
        pressKey("designee.next");
        pressKey("designee.yes");
        assertThat(words()).contains("Rosa Newman, rosa@newman.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void an_account_is_linked_only_with_its_code(String language) {
        Account account = newCustomer(new Language(language));
        signIn("linking-" + language, Locale.of(language, "US"), UserRole.RESIDENT);
        UI.getCurrent().setLocale(Locale.of(language, "US"));
        open("my/link");
        TextField number = fieldOf(TextField.class, "link.number");
        for (String wrong : new String[] {"", "12", "not a number"}) {
            number.setValue(wrong);
            pressKey("link.send");
            rejected(number, "link.number.error");
        }
        number.setValue(account.number().value());
        pressKey("link.send");
        shows("link.sent");
        TextField code = fieldOf(TextField.class, "link.code");
        code.setValue("000000");
        pressKey("link.check");
        assertThat(code.isInvalid()).isTrue();
        assertThat(code.getErrorMessage()).startsWith(I18n.text("link.wrong", 4).split("\\.")[0]);
        assertThat(code.getValue()).isEqualTo("000000");
        pressKey("link.other");
        shows("link.number.hint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void removing_a_contact_asks_first(String language) {
        Account account = profileOfSomebodyNew(language);
        String email = accounts.findPerson(account.holder()).orElseThrow().contacts().getFirst().value();
        pressKey("profile.remove");
        assertThat(words()).contains(I18n.text("profile.remove.question", email)).doesNotContain(I18n.text("profile.last-contact"));
        pressKey("review.back");
        assertThat(words()).doesNotContain(I18n.text("profile.remove.question", email));
        pressKey("profile.remove");
        pressTheOne(I18n.text("profile.remove.this", email));
        shows("profile.last-contact");
    }

    private Account profileOfSomebodyNew(String language) {
        Account account = newCustomer(new Language(language));
        signIn(account, new Language(language));
        open("my/profile");
        return account;
    }

    private static void rejected(TextField field, String errorKey) {
        assertThat(field.isInvalid()).as(field.getLabel()).isTrue();
        assertThat(field.getErrorMessage()).isEqualTo(I18n.text(errorKey));
    }
}
