package org.curbstop.web.layout;

import com.vaadin.flow.component.UI;
import org.curbstop.accounts.Profiles;
import org.curbstop.common.Language;
import org.springframework.stereotype.Component;

/** Changes the language for this page and, for a customer, on every channel from now on. */
@Component
class LanguageSwitch {

    private final Visitor visitor;
    private final Profiles profiles;

    LanguageSwitch(Visitor visitor, Profiles profiles) {
        this.visitor = visitor;
        this.profiles = profiles;
    }

    void to(Language language) {
        visitor.person().ifPresent(person -> profiles.change(person.id(), person.version(), new Profiles.Edit.Speak(language), visitor.asker()));
        // The plain pages remember it too; their door leads back here.
        UI.getCurrent().getPage().executeJs("window.location.assign('/language/' + $0 + '?back=' + encodeURIComponent(window.location.pathname + window.location.search))", language.tag());
    }
}
