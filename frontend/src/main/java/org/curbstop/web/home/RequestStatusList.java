package org.curbstop.web.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;

/** List of requests and their status, one line each. */
public final class RequestStatusList {

    private RequestStatusList() {}

    public static Component of(List<RequestStatusProvider.RequestStatus> lines) {
        var list = TitledView.styled(new UnorderedList(), "requests");
        lines.forEach(line -> {
            var title = line.path().isEmpty() ? new Div(line.title()) : new Div(PortalLinks.to(line.path(), line.title()));
            var item = new ListItem(title, new StatusChip(line.tone(), line.state()));
            if (!line.next().isEmpty()) {
                item.add(TitledView.span(line.next(), "request-next"));
            }
            list.add(item);
        });
        return list;
    }
}
