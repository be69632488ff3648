package org.curbstop.web.messages;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import org.curbstop.cases.Moment;
import org.curbstop.web.components.Say;

/** Moments of a timeline, newest first: what, when and how, and what one needs to know of it. All text is text, whoever wrote it. */
public class TimelineList extends OrderedList {

    public TimelineList(List<Moment> moments, MomentWords words, ZoneId zone) {
        addClassName("timeline");
        for (Moment moment : moments) {
            var what = new Span(Say.words("moment", moment.what()));
            what.addClassName("strong");
            var when = new Span(Say.time(moment.at(), zone) + " · " + Say.words("channel", moment.channel()) + author(moment));
            when.addClassName("timeline-when");
            var facts = new Span(String.join(" · ", facts(moment, words)));
            facts.addClassName("timeline-facts");
            add(item(moment, what, when, facts));
        }
    }

    protected List<String> facts(Moment moment, MomentWords words) {
        return words.of(moment);
    }

    /** Who of the utility: colleagues are named to colleagues only. */
    protected String author(Moment moment) {
        return "";
    }

    protected ListItem item(Moment moment, Span what, Span when, Span facts) {
        return new ListItem(what, when, facts);
    }
}
