package org.curbstop.web.layout;

import com.vaadin.flow.component.UI;
import org.curbstop.accounts.CustomerProfiles;
import org.curbstop.common.Language;
import org.springframework.stereotype.Component;

/** Switches the language of this page and, for a customer, of every channel. */
@Component
record LanguageSwitch(ViewUser visitor, CustomerProfiles profiles) {

    void switchTo(Language language) {
        visitor.person().ifPresent(person -> profiles.change(person.id(), person.version(),
                new CustomerProfiles.ProfileEdit.ChangeLanguage(language), visitor.actor()));
        // The plain pages store the choice too; their endpoint redirects back here.
        UI.getCurrent().getPage().executeJs(
                "window.location.assign('/language/' + $0 + '?back=' + "
                        + "encodeURIComponent(window.location.pathname + window.location.search))",
                language.tag());
    }
}
