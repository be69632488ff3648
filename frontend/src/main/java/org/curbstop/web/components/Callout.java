package org.curbstop.web.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A panel that wants to be read first. Put in when something happened, it is read out; standing there from the start, it is not. */
public final class Callout extends Div {

    public Callout(StatusChip.Tone tone, String title, Component... parts) {
        addClassNames("callout", "callout-" + tone.name().toLowerCase(Locale.ROOT));
        var heading = new Paragraph(new Span(title));
        heading.addClassName("callout-title");
        add(heading);
        add(parts);
    }

    public Callout announced() {
        getElement().setAttribute("role", "alert");
        return this;
    }
}
