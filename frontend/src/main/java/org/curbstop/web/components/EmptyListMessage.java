package org.curbstop.web.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** Placeholder of an empty list: what will appear here, and what to do. */
public final class EmptyListMessage extends Div {

    public EmptyListMessage(String key, Component... ways) {
        addClassName("empty");
        add(new Paragraph(I18n.text(key)));
        add(ways);
    }
}
