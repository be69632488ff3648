package org.curbstop.web.staff.outages;

import com.vaadin.flow.component.ModalityMode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import org.curbstop.notices.OutageNoticePreview;
import org.curbstop.outages.OutageAnnouncement;
import org.curbstop.outages.board.BulkUpdate.BulkPreview;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.TitledView;

/** Confirms an action that cannot be undone: shows a message to customers in every language, with the number of recipients. */
final class OutageConfirmationDialog extends Dialog {

    private static final int MAX_MESSAGES = 12;

    private OutageConfirmationDialog(String titleKey, String confirmKey, Runnable confirmed) {
        setHeaderTitle(I18n.text(titleKey));
        setModality(ModalityMode.STRICT);
        addClassName("announcing");
        var cancel = TitledView.styled(new Button(I18n.text("board.cancel"), pressed -> close()), "button", "button-quiet");
        cancel.setAutofocus(true);
        var confirm = new Button(I18n.text(confirmKey), pressed -> {
            close();
            confirmed.run();
        });
        confirm.addClassName("button");
        confirm.setDisableOnClick(true);
        getFooter().add(cancel, confirm);
    }

    /** @param announcement message to send; empty if none is sent, which the dialog says */
    static void confirm(String titleKey, String confirmKey, Optional<OutageAnnouncement> announcement, OutageNoticePreview messages,
            Runnable confirmed) {
        var dialog = new OutageConfirmationDialog(titleKey, confirmKey, confirmed);
        announcement.ifPresentOrElse(preview -> {
                    dialog.add(new Paragraph(I18n.text("board.recipients", preview.recipients())));
                    dialog.show(preview, messages);
                }, () -> dialog.add(new Paragraph(I18n.text("board.no-message"))));
        dialog.open();
    }

    /** Confirms the same update of many outages: shows each message with its number of recipients. */
    static void confirm(BulkPreview preview, OutageNoticePreview messages, Runnable confirmed) {
        var dialog = new OutageConfirmationDialog("board.bulk.confirm.title",
                preview.recipients() > 0 ? "board.apply.send" : "board.bulk.apply", confirmed);
        dialog.add(new Paragraph(I18n.text("board.bulk.reach", preview.outages(), preview.households())),
                new Paragraph(I18n.text("board.recipients", preview.recipients())));
        preview.messages().stream().limit(MAX_MESSAGES).forEach(message -> {
            dialog.add(new Paragraph(I18n.text("board.bulk.message", I18n.text("service", message.outage().service()),
                    message.recipients())));
            dialog.show(message, messages);
        });
        if (preview.messages().size() > MAX_MESSAGES) {
            dialog.add(new Paragraph(I18n.text("board.bulk.more", preview.messages().size() - MAX_MESSAGES)));
        }
        dialog.open();
    }

    private void show(OutageAnnouncement announcement, OutageNoticePreview messages) {
        messages.preview(announcement).forEach((language, text) -> {
            var body = new Paragraph(text);
            body.getElement().setAttribute("lang", language.tag());
            body.addClassName("message-preview");
            add(new Div(new H3(language.locale().getDisplayLanguage(I18n.locale())), body));
        });
    }

    /** Confirms an action that sends no message. */
    static void confirm(String titleKey, String confirmKey, String body, Runnable confirmed) {
        var dialog = new OutageConfirmationDialog(titleKey, confirmKey, confirmed);
        dialog.add(new Paragraph(body), new Paragraph(I18n.text("board.no-message")));
        dialog.open();
    }
}
