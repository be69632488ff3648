package org.curbstop.web.outages;

import static org.assertj.core.api.Assertions.assertThat;

import org.curbstop.web.PortalViewTest;
import org.junit.jupiter.api.Test;

class OutageViewTest extends PortalViewTest {

    @Test
    void the_confirmation_replaces_the_form_until_another_report() {
        signIn("gus");
        open("my/outage");
        assertThat(words()).contains("We know of no outage at 88 Foundry Rd");
        pressTheOne("Report for 88 Foundry Rd");
        assertThat(words()).contains("Thank you, we have your report").doesNotContain("We know of no outage");
        assertThat(buttons("Report for")).isEmpty();
        pressTheOne("Report something else");
        assertThat(buttons("Report for")).hasSize(1);
    }
}
