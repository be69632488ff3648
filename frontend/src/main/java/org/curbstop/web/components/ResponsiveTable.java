package org.curbstop.web.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * HTML table that on a narrow screen becomes a list of blocks, in which every cell repeats its column's header. Columns whose key begins
 * with {@code #} hold amounts or numbers and are right-aligned.
 */
@Tag("table")
public final class ResponsiveTable extends Component {

    private final List<String> headings;
    private final boolean[] numeric;
    private final Element body = new Element("tbody");

    public ResponsiveTable(String captionKey, String... columnKeys) {
        getElement().getClassList().add("table");
        headings = Arrays.stream(columnKeys).map(key -> I18n.text(key.replaceFirst("^#", ""))).toList();
        numeric = new boolean[columnKeys.length];
        var caption = new Element("caption").setText(I18n.text(captionKey));
        var row = new Element("tr");
        for (int i = 0; i < columnKeys.length; i++) {
            numeric[i] = columnKeys[i].startsWith("#");
            var cell = new Element("th").setText(headings.get(i)).setAttribute("scope", "col");
            row.appendChild(markNumeric(cell, numeric[i]));
        }
        getElement().appendChild(caption, new Element("thead").appendChild(row), body);
    }

    /** @param cell a component, or a value whose text is shown */
    public record Column<T>(String key, Function<? super T, ?> cell) {}

    public static <T> Column<T> column(String key, Function<? super T, ?> cell) {
        return new Column<>(key, cell);
    }

    /** Creates a table with one row per item. */
    public static <T> ResponsiveTable of(String captionKey, List<T> all, List<Column<T>> columns) {
        var table = new ResponsiveTable(captionKey, columns.stream().map(Column::key).toArray(String[]::new));
        all.forEach(each -> table.row(columns.stream().map(column -> column.cell().apply(each)).toArray()));
        return table;
    }

    /** Adds a row, whose first cell is its header. */
    public ResponsiveTable row(Object... cells) {
        var row = new Element("tr");
        for (int i = 0; i < cells.length; i++) {
            var cell = markNumeric(new Element(i == 0 ? "th" : "td"), numeric[i]);
            if (i == 0) {
                cell.setAttribute("scope", "row");
            }
            cell.setAttribute("data-label", headings.get(i));
            cell.appendChild((cells[i] instanceof Component component ? component : new Span(String.valueOf(cells[i]))).getElement());
            row.appendChild(cell);
        }
        body.appendChild(row);
        return this;
    }

    private static Element markNumeric(Element cell, boolean number) {
        if (number) {
            cell.getClassList().add("number");
        }
        return cell;
    }
}
