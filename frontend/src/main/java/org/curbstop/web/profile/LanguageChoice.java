package org.curbstop.web.profile;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Consumer;
import org.curbstop.common.Language;

/** One button for each language, named in that language; the current one is marked. */
final class LanguageChoice extends Div {

    LanguageChoice(List<Language> languages, Language now, Consumer<Language> chosen) {
        addClassName("ways");
        for (Language language : languages) {
            boolean spoken = language.equals(now);
            var choice = new Button(language.locale().getDisplayLanguage(language.locale()), pressed -> chosen.accept(language));
            choice.addClassNames("button", spoken ? "button-chosen" : "button-quiet");
            choice.getElement().setAttribute("lang", language.tag()).setAttribute("aria-pressed", String.valueOf(spoken));
            add(choice);
        }
    }
}
