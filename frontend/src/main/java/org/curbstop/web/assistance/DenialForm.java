package org.curbstop.web.assistance;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.function.Consumer;
import org.curbstop.assistance.DenialReason;
import org.curbstop.web.components.I18n;

/** Form for a denial with its reason, which the household reads in its own language. */
public final class DenialForm extends Details {

    public DenialForm(Consumer<DenialReason> no) {
        var why = new Select<DenialReason>();
        why.setLabel(I18n.text("agency.why"));
        why.setItems(DenialReason.values());
        why.setItemLabelGenerator(denial -> ReferralText.assistanceMessages().denial(denial));
        var press = new Button(I18n.text("agency.deny"), pressed -> {
            why.setErrorMessage(I18n.text("agency.why.error"));
            why.setInvalid(why.getValue() == null);
            if (why.getValue() != null) {
                no.accept(why.getValue());
            }
        });
        press.addClassNames("button", "button-danger");
        var form = new Div(why, press);
        form.addClassName("form");
        setSummaryText(I18n.text("agency.deny.title"));
        add(form);
    }
}
