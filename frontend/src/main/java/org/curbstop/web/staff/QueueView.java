package org.curbstop.web.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffs;
import org.curbstop.cases.Packet;
import org.curbstop.identity.Role;
import org.curbstop.identity.SignedIn;
import org.curbstop.utility.Utility;
import org.curbstop.web.agency.AgencyNavigation;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.EmptyList;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;

/** What waits for a person: dangers first, then what is overdue, then what is due first. */
@Route(value = StaffNavigation.QUEUE, layout = StaffFrame.class)
@RolesAllowed({Role.Names.STAFF, Role.Names.SUPERVISOR, Role.Names.OUTAGE_DESK, Role.Names.AGENCY})
class QueueView extends Page implements BeforeEnterObserver {

    private static final int SHOWN = 100;

    private final Visitor visitor;
    private final HandOffs handOffs;
    private final Utility utility;
    private final Clock clock;

    QueueView(Visitor visitor, HandOffs handOffs, Utility utility, Clock clock) {
        super("staff.queue");
        this.visitor = visitor;
        this.handOffs = handOffs;
        this.utility = utility;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        clear();
        SignedIn who = visitor.who();
        if (who.is(Role.STAFF) || who.is(Role.SUPERVISOR)) {
            add(list("staff.mine", handOffs.with(visitor.asker()), "staff.mine.none"), list("staff.waiting", handOffs.queue(SHOWN, visitor.asker()), "staff.waiting.none"));
        } else if (who.is(Role.OUTAGE_DESK)) {
            entering.forwardTo(StaffNavigation.OUTAGES);
        } else {
            entering.forwardTo(AgencyNavigation.REFERRALS);
        }
    }

    private Component list(String titleKey, List<HandOff> all, String emptyKey) {
        if (all.isEmpty()) {
            return titled(titleKey, new EmptyList(emptyKey));
        }
        var table = new Table(titleKey, "staff.case", "staff.channel", "staff.wanted", "staff.due", "staff.state");
        all.forEach(each -> table.row(
                Links.to(StaffNavigation.handOff(each.id()), each.packet().phone().map(number -> number.national()).orElseGet(() -> Say.words("staff.no-number"))),
                Say.words("channel", each.packet().channel()), each.packet().wanted(), Say.time(each.due(), utility.zone()), state(each)));
        return titled(titleKey, table);
    }

    private Chip state(HandOff each) {
        if (each.packet().kind() == Packet.Kind.HAZARD) {
            return new Chip(Chip.Tone.BAD, Say.words("staff.kind", each.packet().kind()));
        }
        return each.due().isBefore(clock.instant())
                ? new Chip(Chip.Tone.WARN, Say.words("staff.overdue"))
                : new Chip(Chip.Tone.WAIT, Say.words("staff.kind", each.packet().kind()));
    }
}
