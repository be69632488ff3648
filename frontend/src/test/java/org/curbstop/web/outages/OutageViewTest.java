package org.curbstop.web.outages;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.common.Language;
import org.curbstop.utility.PhoneLines;
import org.curbstop.web.PortalViewTest;
import org.curbstop.web.components.I18n;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.annotation.DirtiesContext;

/** What is reported here would show on the pages of neighbors that other view tests open, so the application ends with this class. */
@DirtiesContext
class OutageViewTest extends PortalViewTest {

    @Test
    void the_confirmation_replaces_the_form_until_another_report() {
        signIn("gus");
        open("my/outage");
        assertThat(words()).doesNotContain("Thank you, we have your report");
        pressTheOne("Report for 88 Foundry Rd");
        assertThat(words()).contains("Thank you, we have your report");
        assertThat(buttons("Report for")).isEmpty();
        pressTheOne("Report something else");
        assertThat(buttons("Report for")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_report_with_a_hazard_says_whom_to_call(String language) {
        Account account = newCustomer(new Language(language));
        signIn(account, new Language(language));
        open("my/outage");
        @SuppressWarnings("unchecked")
        CheckboxGroup<PhoneLines.Hazard> hazards = fieldOf(CheckboxGroup.class, "outage.hazards");
        hazards.setValue(Set.of(PhoneLines.Hazard.values()[0]));
        pressKey("outage.report", account.premise().address().street());
        shows("outage.reported");
        assertThat(words()).contains(I18n.text("outage.hazard", PhoneLines.Hazard.values()[0]), "(503) 555-");
    }
}
