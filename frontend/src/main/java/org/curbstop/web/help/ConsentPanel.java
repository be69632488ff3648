package org.curbstop.web.help;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.function.Consumer;
import org.curbstop.assistance.Household;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;

/** What an agency would be told, and the one button that agrees to it. The answers of the screening go along only where they are ticked. */
final class ConsentPanel extends Section {

    /** @param agreed told whether the answers may go along */
    ConsentPanel(String programme, String agency, Household household, Consumer<Boolean> agreed, Runnable left) {
        addClassNames("card", "consent");
        var title = new H2(Say.words("help.consent.title", agency));
        title.getElement().setAttribute("tabindex", "-1");
        var along = new Checkbox(Say.words("help.consent.answers", ReferralWords.words().together(ReferralWords.words().told(household))));
        var agree = new Button(Say.words("help.consent.agree"));
        agree.addClassName("button");
        agree.setDisableOnClick(true);
        agree.addClickListener(pressed -> agreed.accept(along.getValue()));
        var not = new Button(Say.words("help.consent.not"), pressed -> left.run());
        not.addClassNames("button", "button-quiet");
        add(title, Page.span(programme, "strong"), new Paragraph(ReferralWords.words().consent(agency)), along, new Div(Page.row("ways", agree, not)));
        title.getElement().executeJs("this.focus()");
    }
}
