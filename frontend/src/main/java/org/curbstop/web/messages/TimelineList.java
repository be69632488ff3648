package org.curbstop.web.messages;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import org.curbstop.cases.TimelineEntry;
import org.curbstop.web.components.I18n;

/** Renders timeline entries, newest first: what, when, which channel, and the facts. All content is rendered as plain text. */
public class TimelineList extends OrderedList {

    public TimelineList(List<TimelineEntry> moments, TimelineEntryText words, ZoneId zone) {
        addClassName("timeline");
        for (TimelineEntry moment : moments) {
            var what = new Span(I18n.text("moment", moment.what()));
            what.addClassName("strong");
            var when = new Span(I18n.dateTime(moment.at(), zone) + " · " + I18n.text("channel", moment.channel()) + author(moment));
            when.addClassName("timeline-when");
            var facts = new Span(String.join(" · ", facts(moment, words)));
            facts.addClassName("timeline-facts");
            add(item(moment, what, when, facts));
        }
    }

    protected List<String> facts(TimelineEntry moment, TimelineEntryText words) {
        return words.describe(moment);
    }

    /** The staff member; staff are named to other staff only. */
    protected String author(TimelineEntry moment) {
        return "";
    }

    protected ListItem item(TimelineEntry moment, Span what, Span when, Span facts) {
        return new ListItem(what, when, facts);
    }
}
