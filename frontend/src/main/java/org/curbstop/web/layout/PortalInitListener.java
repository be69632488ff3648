package org.curbstop.web.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Initializes every UI of the portal: its language, and one error handler. */
@Component
record PortalInitListener(ViewUser visitor, PortalI18NProvider translations) implements VaadinServiceInitListener {

    private static final Logger LOG = LoggerFactory.getLogger(PortalInitListener.class);
    private static final int SHOWN_MILLIS = 12_000;

    @Override
    public void serviceInit(ServiceInitEvent start) {
        start.addIndexHtmlRequestListener(page -> page.getDocument().getElementsByTag("html").attr("lang", visitor.language().tag()));
        start.addIndexHtmlRequestListener(new IndexPageSecurityListener());
        start.getSource().addUIInitListener(opened -> {
            opened.getUI().setLocale(visitor.language().locale());
            translateConnectionMessages(opened.getUI());
        });
        start.getSource().setSystemMessagesProvider(info -> systemMessages(visitor.language().locale()));
        start.getSource().addSessionInitListener(begun -> begun.getSession().setErrorHandler(PortalInitListener::handleError));
    }

    /** Translates the connection messages, which Vaadin shows in English to every user. */
    private static void translateConnectionMessages(UI ui) {
        ui.getReconnectDialogConfiguration().setDialogText(ui.getTranslation("connection.trying"));
        ui.getReconnectDialogConfiguration().setDialogTextGaveUp(ui.getTranslation("connection.lost"));
        ui.getPage().executeJs("const shown = window.Vaadin && window.Vaadin.connectionIndicator;"
                        + " if (shown) { shown.onlineText = $0; shown.offlineText = $1; shown.reconnectingText = $2; }",
                ui.getTranslation("connection.there"), ui.getTranslation("connection.lost"), ui.getTranslation("connection.trying"));
    }

    /** Returns the text for the end of a session, which Vaadin also shows in English only. */
    private CustomizedSystemMessages systemMessages(Locale locale) {
        var overs = new CustomizedSystemMessages();
        overs.setSessionExpiredCaption(translations.getTranslation("over.session.title", locale));
        overs.setSessionExpiredMessage(translations.getTranslation("over.session.text", locale));
        overs.setInternalErrorCaption(translations.getTranslation("fault.title", locale));
        overs.setInternalErrorMessage(translations.getTranslation("over.fault.text", locale));
        overs.setCookiesDisabledCaption(translations.getTranslation("over.cookies.title", locale));
        overs.setCookiesDisabledMessage(translations.getTranslation("over.cookies.text", locale));
        overs.setSyncErrorCaption(translations.getTranslation("fault.title", locale));
        overs.setSyncErrorMessage(translations.getTranslation("over.fault.text", locale));
        return overs;
    }

    private static void handleError(ErrorEvent fault) {
        LOG.error("a view failed", fault.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            Notification notification = Notification.show(ui.getTranslation("fault.text"), SHOWN_MILLIS, Notification.Position.TOP_CENTER);
            notification.addThemeVariants(NotificationVariant.LUMO_ERROR);
            notification.setAssertive(true);
        }
    }
}
