package org.curbstop.web.staff.accounts;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.curbstop.cases.CaseId;
import org.curbstop.cases.TimelineEntry;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.messages.TimelineEntryText;
import org.curbstop.web.messages.TimelineList;
import org.curbstop.web.staff.StaffNavigation;

/** Timeline with staff details: the author of each entry, and a link to the hand-off. */
final class StaffTimelineList extends TimelineList {

    private static final Set<TimelineEntry.EntryType> GRIEVANCES = EnumSet.of(TimelineEntry.EntryType.BILL_DISPUTED,
            TimelineEntry.EntryType.BILL_DISPUTE_ANSWERED, TimelineEntry.EntryType.COMPLAINT_FILED,
            TimelineEntry.EntryType.COMPLAINT_ANSWERED);

    StaffTimelineList(List<TimelineEntry> entries, TimelineEntryText entryText, ZoneId zone) {
        super(entries, entryText, zone);
    }

    /** Includes the reason that a staff member gave. */
    @Override
    protected List<String> facts(TimelineEntry entry, TimelineEntryText entryText) {
        var all = new ArrayList<>(entryText.describe(entry));
        if (entry.what() == TimelineEntry.EntryType.DISCONNECTION_SIGNED && entry.facts().get("why") instanceof String why) {
            all.add(why);
        }
        return all;
    }

    @Override
    protected String author(TimelineEntry entry) {
        return entry.staff().map(name -> " · " + name).orElse("");
    }

    @Override
    protected ListItem item(TimelineEntry entry, Span what, Span when, Span facts) {
        ListItem item = super.item(entry, what, when, facts);
        if (entry.what() == TimelineEntry.EntryType.HAND_OFF || entry.what() == TimelineEntry.EntryType.HAND_OFF_CLOSED) {
            item.add(PortalLinks.to(StaffNavigation.handOff(new CaseId(entry.reference())), I18n.text("staff.open-case")));
        }
        if (GRIEVANCES.contains(entry.what())) {
            item.add(PortalLinks.to(StaffNavigation.grievance(ReferenceNumber.of(entry.reference())), I18n.text("staff.open-dispute")));
        }
        return item;
    }
}
