package org.curbstop.web.service;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import java.time.ZoneId;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;

/** Every stage that a request came to, with the day and what was said of it. */
public final class IntakeTrack {

    private IntakeTrack() {}

    public static OrderedList of(IntakeRequest request, ZoneId zone) {
        var list = new OrderedList();
        list.addClassName("timeline");
        request.track().forEach(mark -> {
            var item = new ListItem(Page.span(Say.words("service.stage", mark.stage()), "strong"), Page.span(Say.time(mark.at(), zone), "timeline-when"));
            if (!mark.say().isEmpty()) {
                item.add(Page.span(mark.say(), "request-next"));
            }
            list.add(item);
        });
        return list;
    }
}
