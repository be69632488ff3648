package org.curbstop.web.help;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.function.Consumer;
import org.curbstop.assistance.Denial;
import org.curbstop.web.components.Say;

/** A refusal with its reason, which the household reads in its own language. */
public final class SayingNo extends Details {

    public SayingNo(Consumer<Denial> no) {
        var why = new Select<Denial>();
        why.setLabel(Say.words("agency.why"));
        why.setItems(Denial.values());
        why.setItemLabelGenerator(denial -> ReferralWords.words().denial(denial));
        var press = new Button(Say.words("agency.deny"), pressed -> {
            why.setErrorMessage(Say.words("agency.why.error"));
            why.setInvalid(why.getValue() == null);
            if (why.getValue() != null) {
                no.accept(why.getValue());
            }
        });
        press.addClassNames("button", "button-danger");
        var form = new Div(why, press);
        form.addClassName("form");
        setSummaryText(Say.words("agency.deny.title"));
        add(form);
    }
}
