package org.curbstop.web.assistance;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.select.Select;
import java.util.function.Consumer;
import org.curbstop.assistance.DenialReason;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.TitledView;

/** Form for a denial with its reason, which the household reads in its own language. */
public final class DenialForm extends Details {

    public DenialForm(Consumer<DenialReason> no) {
        var why = new Select<DenialReason>();
        why.setLabel(I18n.text("agency.why"));
        why.setItems(DenialReason.values());
        why.setItemLabelGenerator(denial -> ReferralText.assistanceMessages().denial(denial));
        var fields = new FormBinder();
        fields.require(why, "agency.why.error");
        var press = TitledView.styled(fields.submit("agency.deny", () -> no.accept(why.getValue())), "button-danger");
        setSummaryText(I18n.text("agency.deny.title"));
        add(TitledView.row("form", why, press));
    }
}
