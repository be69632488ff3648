package org.curbstop.web.help;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.assistance.Programme;
import org.curbstop.web.components.Say;

/** Which papers of a programme are missing, chosen by whoever decides. */
public final class AskingForPapers extends Details {

    /** @param programme absent: one that left the programme file, of which no papers are known */
    public AskingForPapers(Optional<Programme> programme, Consumer<List<String>> ask) {
        var wanted = new CheckboxGroup<Programme.Document>(Say.words("agency.papers"));
        wanted.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        wanted.setItems(programme.map(Programme::documents).orElse(List.of()));
        wanted.setItemLabelGenerator(document -> ReferralWords.words().document(document));
        var press = new Button(Say.words("agency.ask-papers"), pressed -> ask.accept(wanted.getValue().stream().map(Programme.Document::id).toList()));
        press.addClassName("button");
        var form = new Div(wanted, press);
        form.addClassName("form");
        setSummaryText(Say.words("agency.ask-papers.title"));
        add(form);
    }
}
