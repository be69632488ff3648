package org.curbstop.web.layout;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;

/**
 * Warns before an idle session ends, so that what was typed is not lost (WCAG 2.2.1). Pressing its button is a request, which keeps the
 * session; the browser measures the time since the last one.
 */
final class IdleWarning extends Div {

    static final Duration AHEAD = Duration.ofMinutes(2);
    private static final String WATCH = """
            const warning = this;
            let last = Date.now();
            const requests = new PerformanceObserver(list => {
                if (list.getEntries().some(entry => entry.name.includes('v-r=uidl'))) {
                    last = Date.now();
                    warning.hidden = true;
                }
            });
            requests.observe({type: 'resource'});
            const timer = setInterval(() => {
                if (!warning.isConnected) {
                    clearInterval(timer);
                    requests.disconnect();
                } else if (Date.now() - last > $0) {
                    warning.hidden = false;
                }
            }, 1000);
            """;

    IdleWarning() {
        addClassName("idle-warning");
        getElement().setAttribute("role", "alert");
        getElement().setAttribute("hidden", true);
        // The request itself keeps the session.
        var stay = new Button(I18n.text("idle.stay"), _ -> getElement().executeJs("this.hidden = true"));
        add(new Callout(StatusChip.Tone.WARN, I18n.text("idle.title"), new Paragraph(I18n.text("idle.text")), stay));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Duration idle = Duration.ofSeconds(VaadinSession.getCurrent().getSession().getMaxInactiveInterval());
        if (idle.compareTo(AHEAD) > 0) {
            getElement().executeJs(WATCH, (double) idle.minus(AHEAD).toMillis());
        }
    }
}
