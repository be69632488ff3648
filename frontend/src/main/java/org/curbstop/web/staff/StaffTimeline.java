package org.curbstop.web.staff;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.curbstop.cases.CaseId;
import org.curbstop.cases.Moment;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Say;
import org.curbstop.web.messages.MomentWords;
import org.curbstop.web.messages.TimelineList;

/** The timeline as colleagues read it: who wrote or did it, and the way to the hand-off. */
final class StaffTimeline extends TimelineList {

    StaffTimeline(List<Moment> moments, MomentWords words, ZoneId zone) {
        super(moments, words, zone);
    }

    /** With the reason that a colleague gave. */
    @Override
    protected List<String> facts(Moment moment, MomentWords words) {
        var all = new ArrayList<>(words.of(moment));
        if (moment.what() == Moment.What.DISCONNECTION_SIGNED && moment.facts().get("why") instanceof String why) {
            all.add(why);
        }
        return all;
    }

    @Override
    protected String author(Moment moment) {
        return moment.staff().map(name -> " · " + name).orElse("");
    }

    @Override
    protected ListItem item(Moment moment, Span what, Span when, Span facts) {
        ListItem item = super.item(moment, what, when, facts);
        if (moment.what() == Moment.What.HAND_OFF || moment.what() == Moment.What.HAND_OFF_CLOSED) {
            item.add(Links.to(StaffNavigation.handOff(new CaseId(moment.reference())), Say.words("staff.open-case")));
        }
        return item;
    }
}
