package org.curbstop.web.assistance;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.details.Details;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.assistance.screening.AssistanceProgram;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.TitledView;

/** Form with which staff choose the missing documents of a program. */
public final class DocumentRequestForm extends Details {

    /** @param program empty if the program is no longer in the program file, so that its documents are unknown */
    public DocumentRequestForm(Optional<AssistanceProgram> program, Consumer<List<String>> ask) {
        var wanted = new CheckboxGroup<AssistanceProgram.RequiredDocument>(I18n.text("agency.papers"));
        wanted.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        wanted.setItems(program.map(AssistanceProgram::documents).orElse(List.of()));
        wanted.setItemLabelGenerator(document -> ReferralText.assistanceMessages().document(document));
        var form = new FormBinder();
        form.require(wanted, "invalid.documents");
        setSummaryText(I18n.text("agency.ask-papers.title"));
        add(TitledView.row("form", wanted, form.submit("agency.ask-papers",
                () -> ask.accept(wanted.getValue().stream().map(AssistanceProgram.RequiredDocument::id).toList()))));
    }
}
