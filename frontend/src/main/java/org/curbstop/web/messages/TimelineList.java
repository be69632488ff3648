package org.curbstop.web.messages;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import org.curbstop.cases.Moment;
import org.curbstop.web.components.Say;

/** Moments of a timeline, newest first. */
public final class TimelineList extends OrderedList {

    public TimelineList(List<Moment> moments, ZoneId zone) {
        addClassName("timeline");
        for (Moment moment : moments) {
            var what = new Span(Say.words("moment", moment.what()));
            what.addClassName("strong");
            var when = new Span(Say.time(moment.at(), zone) + " · " + Say.words("channel", moment.channel()));
            when.addClassName("timeline-when");
            add(new ListItem(what, when));
        }
    }
}
