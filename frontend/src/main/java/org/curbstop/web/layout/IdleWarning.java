package org.curbstop.web.layout;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.TitledView;

/**
 * Warns before an idle session ends, so that what was typed is not lost (WCAG 2.2.1). Pressing its button is a request, which keeps the
 * session.
 */
final class IdleWarning extends Div {

    static final Duration AHEAD = Duration.ofMinutes(2);
    /** Windows of one browser share the time of the last request. After the end of the session, Vaadin's own message appears. */
    private static final String WATCH = """
            const warning = this;
            const key = 'curbstop.last-request';
            const note = () => localStorage.setItem(key, Date.now());
            const requests = new PerformanceObserver(list => {
                if (list.getEntries().some(entry => entry.name.includes('v-r=uidl'))) {
                    note();
                }
            });
            note();
            requests.observe({type: 'resource'});
            const timer = setInterval(() => {
                if (!warning.isConnected) {
                    clearInterval(timer);
                    requests.disconnect();
                    return;
                }
                const idle = Date.now() - Number(localStorage.getItem(key));
                const soon = idle > $0 && idle < $1;
                if (warning.hidden === soon) {
                    warning.hidden = !soon;
                }
            }, 1000);
            """;

    IdleWarning() {
        addClassName("idle-warning");
        getElement().setAttribute("role", "alert");
        getElement().setAttribute("hidden", true);
        // The request itself keeps the session.
        var stay = new Button(I18n.text("idle.stay"),
                _ -> getElement().executeJs("this.hidden = true; document.getElementById('main').focus({preventScroll: true})"));
        add(new Div(TitledView.styled(new Paragraph(I18n.text("idle.title")), "callout-title"), new Paragraph(I18n.text("idle.text")), stay));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Duration idle = Duration.ofSeconds(VaadinSession.getCurrent().getSession().getMaxInactiveInterval());
        if (idle.compareTo(AHEAD) > 0) {
            getElement().executeJs(WATCH, (double) idle.minus(AHEAD).toMillis(), (double) idle.toMillis());
        }
    }
}
