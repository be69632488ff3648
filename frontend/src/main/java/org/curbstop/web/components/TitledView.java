package org.curbstop.web.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Function;

/** Base class of views: one heading, then the content. The layout sets the title of the browser tab from the heading. */
public abstract class TitledView extends Div {

    /** Number of items that are rendered before "Show more". */
    private static final int PARTS = 25;

    private final H1 heading = new H1();

    protected TitledView(String titleKey, Object... facts) {
        addClassName("page");
        heading.setId("page-heading");
        heading.setText(I18n.text(titleKey, facts));
        add(heading);
    }

    public final String heading() {
        return heading.getText();
    }

    protected final void title(String text) {
        heading.setText(text);
    }

    /** Removes all content but the heading, for a view that renders itself again. */
    protected final void clear() {
        removeAll();
        add(heading);
    }

    /** Renders one component per item, a page at a time, or a message if there are none. */
    protected final <T> void addEach(List<T> all, String noneKey, Function<T, Component> part) {
        if (all.isEmpty()) {
            add(new EmptyListMessage(noneKey));
        }
        addFrom(0, all, part);
    }

    private <T> void addFrom(int from, List<T> all, Function<T, Component> part) {
        int until = Math.min(all.size(), from + PARTS);
        all.subList(from, until).forEach(each -> add(part.apply(each)));
        if (until < all.size()) {
            var more = styled(new Button(I18n.text("pager.more", all.size() - until)), "button", "button-quiet");
            more.addClickListener(pressed -> {
                remove(more);
                addFrom(until, all, part);
            });
            add(more);
        }
    }

    public static Paragraph paragraph(String key, Object... facts) {
        return new Paragraph(I18n.text(key, facts));
    }

    public static Section card(Component... parts) {
        return styled(new Section(parts), "card");
    }

    /** Creates a card with a heading, which also labels it for screen readers. */
    public static Section titledCard(String headingKey, Component... parts) {
        var card = card(new H2(I18n.text(headingKey)));
        card.add(parts);
        return card;
    }

    /** Creates a card with a table of one row per item, or a message that says what will appear there. */
    @SafeVarargs
    public static <T> Section tableCard(String headingKey, String noneKey, List<T> all, ResponsiveTable.Column<T>... columns) {
        return titledCard(headingKey,
                all.isEmpty() ? new EmptyListMessage(noneKey) : ResponsiveTable.of(headingKey, all, List.of(columns)));
    }

    /** @param classNames one or several, separated by spaces */
    public static Button button(String key, String classNames, Runnable step) {
        return styled(new Button(I18n.text(key), pressed -> step.run()), classNames.split(" "));
    }

    /** @param classNames one or several, separated by spaces */
    public static Div row(String classNames, Component... parts) {
        return styled(new Div(parts), classNames.split(" "));
    }

    public static Span span(String text, String... classNames) {
        return styled(new Span(text), classNames);
    }

    /** Adds the class names to the component and returns it. */
    public static <C extends HasStyle> C styled(C part, String... classNames) {
        part.addClassNames(classNames);
        return part;
    }
}
