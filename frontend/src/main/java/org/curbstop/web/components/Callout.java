package org.curbstop.web.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** Highlighted panel. It is announced by screen readers when added after an event, but not if it is part of the initial page. */
public final class Callout extends Div {

    public Callout(StatusChip.Tone tone, String title, Component... parts) {
        addClassNames("callout", "callout-" + tone.name().toLowerCase(Locale.ROOT));
        add(TitledView.styled(new Paragraph(new Span(title)), "callout-title"));
        add(parts);
    }

    public Callout announced() {
        getElement().setAttribute("role", "alert");
        return this;
    }
}
