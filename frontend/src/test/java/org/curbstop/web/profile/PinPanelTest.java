package org.curbstop.web.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.Locale;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.verification.IdentityClaim;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.accounts.verification.VerificationResult;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.identity.UserRole;
import org.curbstop.web.PortalViewTest;
import org.curbstop.web.components.I18n;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer chooses the PIN of an account. */
class PinPanelTest extends PortalViewTest {

    @Autowired
    private ProvingIdentity proving;

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_pin_is_typed_twice_and_never_shown(String language) {
        Account account = newCustomer(new Language(language));
        signIn(account, new Language(language));
        open("my/profile");
        pressKey("pin.choose");
        PasswordField pin = fieldOf(PasswordField.class, "pin.new");
        PasswordField again = fieldOf(PasswordField.class, "pin.again");
        pin.setValue("123");
        pressKey("pin.save");
        rejected(pin, "invalid.pin");
        pin.setValue("1234");
        again.setValue("1234");
        pressKey("pin.save");
        rejected(pin, "invalid.pin");
        pin.setValue("8642");
        again.setValue("8643");
        pressKey("pin.save");
        rejected(again, "pin.again.error");
        assertThat(proving.hasPin(account.id(), Actor.SYSTEM)).isFalse();
        again.setValue("8642");
        pressKey("pin.save");
        shows("pin.saved", "pin.has", "pin.change");
        assertThat(words()).doesNotContain("8642");
        var challenge = proving.startChallenge(new IdentityClaim.ByAccountNumber(account.number()), Actor.SYSTEM);
        assertThat(proving.verifyPin(challenge.id(), "8642")).isInstanceOf(VerificationResult.Verified.class);
    }

    @Test
    void a_pin_is_chosen_only_after_a_fresh_sign_in() {
        Account account = newCustomer(Language.ENGLISH);
        signIn(account, Language.ENGLISH);
        signInLongAgo(account.holder().value(), Locale.US, UserRole.RESIDENT);
        UI.getCurrent().setLocale(Locale.US);
        open("my/profile");
        pressKey("pin.choose");
        assertThat(all(PasswordField.class)).isEmpty();
        signIn(account, Language.ENGLISH);
        open("my/profile");
        shows("desk.step-up.back");
        pressKey("pin.choose");
        assertThat(all(PasswordField.class)).hasSize(2);
    }

    @Test
    void the_buttons_of_several_accounts_are_told_apart() {
        signIn("cy");
        open("my/profile");
        assertThat(all(Button.class).filter(button -> button.getText().equals(I18n.text("pin.choose"))
                || button.getText().equals(I18n.text("pin.change"))).map(button -> button.getAriaLabel().orElse("")))
                .hasSizeGreaterThan(1).doesNotHaveDuplicates().allSatisfy(label -> assertThat(label).contains(", "));
    }

    private static void rejected(PasswordField field, String errorKey) {
        assertThat(field.isInvalid()).as(field.getLabel()).isTrue();
        assertThat(field.getErrorMessage()).isEqualTo(I18n.text(errorKey));
    }
}
