package org.curbstop.web.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Limits the browser windows per session. Each page load creates a UI that the server keeps until its heartbeat fails, 15 minutes later;
 * the oldest one is closed when another is opened, and reloads if the user returns to it.
 */
@Component
class BrowserWindowLimit implements VaadinServiceInitListener {

    static final int MAX_WINDOWS = 10;

    @Override
    public void serviceInit(ServiceInitEvent starting) {
        starting.getSource().addUIInitListener(opened -> surplus(opened.getUI().getSession().getUIs(), opened.getUI()).forEach(UI::close));
    }

    /** Returns the oldest UIs beyond the limit, not counting {@code newest}. */
    static List<UI> surplus(Collection<UI> open, UI newest) {
        List<UI> others = open.stream().filter(ui -> ui != newest && !ui.isClosing()).sorted(Comparator.comparingInt(UI::getUIId)).toList();
        return others.subList(0, Math.max(0, others.size() - (MAX_WINDOWS - 1)));
    }
}
