package org.curbstop.web.assistance;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.function.Consumer;
import org.curbstop.assistance.Household;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.TitledView;

/** Shows what an agency would receive, with one button to consent. Screening answers are included only if the customer checks the box. */
final class ReferralConsentPanel extends Section {

    /** @param agreed receives whether the answers may be included */
    ReferralConsentPanel(String program, String agency, Household household, Consumer<Boolean> agreed, Runnable left) {
        addClassNames("card", "consent");
        var title = new H2(I18n.text("help.consent.title", agency));
        title.getElement().setAttribute("tabindex", "-1");
        var along = new Checkbox(I18n.text("help.consent.answers",
                ReferralText.assistanceMessages().joinWithAnd(ReferralText.assistanceMessages().describeHousehold(household))));
        var agree = TitledView.styled(new Button(I18n.text("help.consent.agree")), "button");
        agree.setDisableOnClick(true);
        agree.addClickListener(pressed -> agreed.accept(along.getValue()));
        var not = TitledView.styled(new Button(I18n.text("help.consent.not"), pressed -> left.run()), "button", "button-quiet");
        add(title, TitledView.span(program, "strong"), new Paragraph(ReferralText.assistanceMessages().consent(agency)), along,
                new Div(TitledView.row("ways", agree, not)));
        title.getElement().executeJs("this.focus()");
    }
}
