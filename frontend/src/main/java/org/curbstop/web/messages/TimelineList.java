package org.curbstop.web.messages;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import org.curbstop.cases.TimelineEntry;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.TitledView;

/** Renders timeline entries, newest first: what, when, which channel, and the facts. All content is rendered as plain text. */
public class TimelineList extends OrderedList {

    public TimelineList(List<TimelineEntry> entries, TimelineEntryText entryText, ZoneId zone) {
        addClassName("timeline");
        for (TimelineEntry entry : entries) {
            var what = TitledView.styled(new Span(I18n.text("moment", entry.what())), "strong");
            var when = new Span(I18n.dateTime(entry.at(), zone) + " · " + I18n.text("channel", entry.channel()) + author(entry));
            when.addClassName("timeline-when");
            add(item(entry, what, when, TitledView.styled(new Span(String.join(" · ", facts(entry, entryText))), "timeline-facts")));
        }
    }

    protected List<String> facts(TimelineEntry entry, TimelineEntryText entryText) {
        return entryText.describe(entry);
    }

    /** Returns the author; staff are named to other staff only. */
    protected String author(TimelineEntry entry) {
        return "";
    }

    protected ListItem item(TimelineEntry entry, Span what, Span when, Span facts) {
        return new ListItem(what, when, facts);
    }
}
