package org.curbstop.web.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A view: one heading, then its parts. The frame around it takes the title of the browser's tab from the heading. */
public abstract class Page extends Div implements HasDynamicTitle {

    private final H1 heading = new H1();

    protected Page(String titleKey, Object... facts) {
        addClassName("page");
        heading.setId("page-heading");
        heading.setText(Say.words(titleKey, facts));
        add(heading);
    }

    @Override
    public final String getPageTitle() {
        return heading.getText();
    }

    protected final void title(String text) {
        heading.setText(text);
    }

    /** Takes away all parts but the heading, for a view that draws itself again. */
    protected final void clear() {
        removeAll();
        add(heading);
    }

    /** A part for each; where there is none, what would stand here. */
    protected final <T> void addEach(List<T> all, String noneKey, Function<T, Component> part) {
        if (all.isEmpty()) {
            add(new EmptyList(noneKey));
        }
        all.forEach(each -> add(part.apply(each)));
    }

    public static Paragraph words(String key, Object... facts) {
        return new Paragraph(Say.words(key, facts));
    }

    public static Section card(Component... parts) {
        var card = new Section(parts);
        card.addClassName("card");
        return card;
    }

    /** A card with a heading, which also names it for those who cannot see its border. */
    public static Section titled(String headingKey, Component... parts) {
        var title = new H2(Say.words(headingKey));
        var card = card(title);
        card.add(parts);
        return card;
    }

    /** @param classNames one or several, with a space between */
    public static Div row(String classNames, Component... parts) {
        var row = new Div(parts);
        row.addClassNames(classNames.split(" "));
        return row;
    }

    public static Span span(String text, String... classNames) {
        var span = new Span(text);
        Arrays.stream(classNames).forEach(span::addClassName);
        return span;
    }
}
