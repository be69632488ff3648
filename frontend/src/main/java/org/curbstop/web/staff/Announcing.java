package org.curbstop.web.staff;

import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import org.curbstop.notices.OutageMessages;
import org.curbstop.outages.Announcement;
import org.curbstop.web.components.Say;

/** Asks before something is done that cannot be taken back: a message to customers is shown in every language, with how many get it. */
final class Announcing extends Dialog {

    private Announcing(String titleKey, String confirmKey, Runnable confirmed) {
        setHeaderTitle(Say.words(titleKey));
        setModality(ModalityMode.STRICT);
        addClassName("announcing");
        var cancel = new Button(Say.words("board.cancel"), pressed -> close());
        cancel.addClassNames("button", "button-quiet");
        cancel.setAutofocus(true);
        var confirm = new Button(Say.words(confirmKey), pressed -> {
            close();
            confirmed.run();
        });
        confirm.addClassName("button");
        confirm.setDisableOnClick(true);
        getFooter().add(cancel, confirm);
    }

    /** @param announcement what is sent; empty: nothing is, which is said too */
    static void ask(String titleKey, String confirmKey, Optional<Announcement> announcement, OutageMessages messages, Runnable confirmed) {
        var dialog = new Announcing(titleKey, confirmKey, confirmed);
        announcement.ifPresentOrElse(
                said -> {
                    dialog.add(new Paragraph(Say.words("board.recipients", said.recipients())));
                    messages.preview(said).forEach((language, text) -> {
                        var words = new Paragraph(text);
                        words.getElement().setAttribute("lang", language.tag());
                        words.addClassName("message-preview");
                        dialog.add(new Div(new H3(language.locale().getDisplayLanguage(Say.locale())), words));
                    });
                },
                () -> dialog.add(new Paragraph(Say.words("board.no-message"))));
        dialog.open();
    }

    /** Of a step that sends nothing. */
    static void ask(String titleKey, String confirmKey, String words, Runnable confirmed) {
        var dialog = new Announcing(titleKey, confirmKey, confirmed);
        dialog.add(new Paragraph(words), new Paragraph(Say.words("board.no-message")));
        dialog.open();
    }
}
