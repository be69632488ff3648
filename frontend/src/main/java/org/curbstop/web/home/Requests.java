package org.curbstop.web.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.springframework.beans.factory.ObjectProvider;

/** "Your requests": what every part of the portal has under way for an account, one line each. */
@org.springframework.stereotype.Component
class Requests {

    private final ObjectProvider<UnderWay> parts;

    Requests(ObjectProvider<UnderWay> parts) {
        this.parts = parts;
    }

    Component of(Account account) {
        List<UnderWay.Line> lines = parts.orderedStream().flatMap(part -> part.of(account).stream()).toList();
        return Page.titled("home.requests", lines.isEmpty() ? Page.words("home.requests.none") : list(lines));
    }

    private static Component list(List<UnderWay.Line> lines) {
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
