package org.curbstop.web.assistance;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.assistance.screening.AssistanceProgram;
import org.curbstop.web.components.I18n;

/** Form with which staff choose the missing documents of a program. */
public final class DocumentRequestForm extends Details {

    /** @param programme empty if the program is no longer in the program file, so that its documents are unknown */
    public DocumentRequestForm(Optional<AssistanceProgram> programme, Consumer<List<String>> ask) {
        var wanted = new CheckboxGroup<AssistanceProgram.RequiredDocument>(I18n.text("agency.papers"));
        wanted.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        wanted.setItems(programme.map(AssistanceProgram::documents).orElse(List.of()));
        wanted.setItemLabelGenerator(document -> ReferralText.assistanceMessages().document(document));
        var press = new Button(I18n.text("agency.ask-papers"),
                pressed -> ask.accept(wanted.getValue().stream().map(AssistanceProgram.RequiredDocument::id).toList()));
        press.addClassName("button");
        var form = new Div(wanted, press);
        form.addClassName("form");
        setSummaryText(I18n.text("agency.ask-papers.title"));
        add(form);
    }
}
