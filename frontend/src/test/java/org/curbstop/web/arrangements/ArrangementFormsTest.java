package org.curbstop.web.arrangements;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import java.util.List;
import java.util.Locale;
import org.curbstop.common.PersonId;
import org.curbstop.web.PortalViewTest;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.MoneyField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bo is past due and has a notice. He opens offers and claims but accepts no arrangement: other tests need his debt. */
class ArrangementFormsTest extends PortalViewTest {

    private static final PersonId BO = new PersonId("per_15035550102");

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void proposed_terms_need_two_amounts_and_are_answered_immediately(String language) {
        signInResident(BO, Locale.of(language, "US"));
        open("my/time");
        MoneyField first = fieldOf(MoneyField.class, "time.own.first");
        MoneyField monthly = fieldOf(MoneyField.class, "time.own.each");
        first.setValue("some");
        pressKey("time.own.look");
        assertThat(List.of(first.getErrorMessage(), monthly.getErrorMessage())).containsOnly(I18n.text("pay.other.error"));
        assertThat(first.getValue()).isEqualTo("some");

        first.setValue("1.00");
        monthly.setValue("1.00");
        pressKey("time.own.look");
        shows("time.own.outside", "time.say.hint", "time.you-ask");
        first.setValue("200.00");
        monthly.setValue("100.00");
        pressKey("time.own.look");
        shows("time.own.within");
        assertThat(List.of(first.isInvalid(), monthly.isInvalid())).containsOnly(false);

        Button agree = all(Button.class).filter(button -> button.getText().equals(I18n.text("review.continue"))).findFirst().orElseThrow();
        test(agree).click();
        shows("time.agree.review.more");
        pressKey("review.back");
        shows("time.own.within");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void a_bill_is_disputed_where_it_is_shown(String language) {
        noticeIsOut();
        signInResident(BO, Locale.of(language, "US"));
        open("my/notice");
        shows("claim.DISPUTE", "claim.DISPUTE.more");
        assertThat(all(Anchor.class)).anyMatch(link -> link.getHref().startsWith("my/bills?account="));
    }
}
