package org.curbstop.web.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What every page of the portal begins with: its language, and one place where a fault becomes words. */
@Component
class PortalStart implements VaadinServiceInitListener {

    private static final Logger LOG = LoggerFactory.getLogger(PortalStart.class);
    private static final int SHOWN_MILLIS = 12_000;

    private final Visitor visitor;

    PortalStart(Visitor visitor) {
        this.visitor = visitor;
    }

    @Override
    public void serviceInit(ServiceInitEvent start) {
        start.addIndexHtmlRequestListener(page -> page.getDocument().getElementsByTag("html").attr("lang", visitor.language().tag()));
        start.getSource().addUIInitListener(opened -> opened.getUI().setLocale(visitor.language().locale()));
        start.getSource().addSessionInitListener(begun -> begun.getSession().setErrorHandler(PortalStart::tell));
    }

    private static void tell(ErrorEvent fault) {
        LOG.error("a view failed", fault.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            Notification told = Notification.show(ui.getTranslation("fault.text"), SHOWN_MILLIS, Notification.Position.TOP_CENTER);
            told.addThemeVariants(NotificationVariant.LUMO_ERROR);
            told.setAssertive(true);
        }
    }
}
