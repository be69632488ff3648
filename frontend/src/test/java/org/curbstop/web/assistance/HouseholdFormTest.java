package org.curbstop.web.assistance;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import org.curbstop.accounts.Account;
import org.curbstop.assistance.Household;
import org.curbstop.common.Language;
import org.curbstop.web.PortalViewTest;
import org.curbstop.web.components.I18n;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the screening questions to an application, in both languages. */
class HouseholdFormTest extends PortalViewTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void an_invalid_household_size_or_income_is_rejected_at_its_field(String language) {
        somebodyNew(language);
        open("my/help");
        IntegerField size = fieldOf(IntegerField.class, "help.size");
        TextField income = fieldOf(TextField.class, "help.income");
        pressKey("help.show");
        assertThat(size.isInvalid()).as("nothing typed").isTrue();
        assertThat(income.isInvalid()).as("optional").isFalse();
        for (int wrong : new int[] {0, -1, Household.MAX_SIZE + 1}) {
            size.setValue(wrong);
            income.setValue("about two thousand");
            pressKey("help.show");
            assertThat(size.getErrorMessage()).isEqualTo(I18n.text("help.size.error", Household.MAX_SIZE));
            assertThat(income.getErrorMessage()).isEqualTo(I18n.text("help.income.error"));
            assertThat(income.getValue()).isEqualTo("about two thousand");
        }
        size.setValue(4);
        income.setValue("0");
        pressKey("help.show");
        shows("help.other.more", "help.bring");
        assertThat(size.isInvalid() || income.isInvalid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void an_application_is_submitted_shown_and_withdrawn(String language) {
        Account account = somebodyNew(language);
        open("my/help");
        fieldOf(IntegerField.class, "help.size").setValue(4);
        fieldOf(TextField.class, "help.income").setValue("1,200");
        pressKey("help.show");
        Button apply = all(Button.class).filter(button -> button.getText().equals(I18n.text("application.apply"))).findFirst()
                .orElseThrow(() -> new AssertionError(words()));
        test(apply).click();
        roundTrip();
        shows("application.headline.open", "application.history");
        pressKey("application.withdraw.really");
        shows("application.withdraw.done", "application.headline.done");
        open("my/help?account=" + account.id());
        shows("help.asked", "application.state.withdrawn");
    }

    private Account somebodyNew(String language) {
        Account account = newCustomer(new Language(language));
        signIn(account, new Language(language));
        return account;
    }
}
