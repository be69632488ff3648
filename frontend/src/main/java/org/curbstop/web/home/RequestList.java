package org.curbstop.web.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;

/** What somebody has asked for and how it stands, one line each. */
public final class RequestList {

    private RequestList() {}

    public static Component of(List<UnderWay.Line> lines) {
        var list = new UnorderedList();
        list.addClassName("requests");
        lines.forEach(line -> {
            var item = new ListItem(new Div(Links.to(line.path(), line.what())), new Chip(line.tone(), line.state()));
            if (!line.next().isEmpty()) {
                item.add(Page.span(line.next(), "request-next"));
            }
            list.add(item);
        });
        return list;
    }
}
