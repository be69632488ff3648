package org.curbstop.web.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;
import org.curbstop.web.messages.Subjects;

/** What waits for a person: dangers first, then what is overdue, then what is due first. */
@Route(value = StaffNavigation.QUEUE, layout = StaffFrame.class)
@RolesAllowed({Role.Names.STAFF, Role.Names.SUPERVISOR, Role.Names.OUTAGE_DESK, Role.Names.AGENCY})
class QueueView extends Page implements BeforeEnterObserver {

    private static final int SHOWN = 100;

    private final Visitor visitor;
    private final HandOffs handOffs;
    private final Utility utility;
    private final Customers customers;
    private final Clock clock;
    private final Told told = new Told();

    QueueView(Visitor visitor, HandOffs handOffs, Utility utility, Customers customers, Clock clock) {
        super("staff.queue");
        this.visitor = visitor;
        this.handOffs = handOffs;
        this.utility = utility;
        this.customers = customers;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        clear();
        told.removeAll();
        SignedIn who = visitor.who();
        if (who.is(Role.STAFF) || who.is(Role.SUPERVISOR)) {
            add(find(), told, list("staff.mine", handOffs.with(visitor.asker()), "staff.mine.none"), list("staff.waiting", handOffs.queue(SHOWN, visitor.asker()), "staff.waiting.none"));
            List<HandOff> others = handOffs.withOthers(visitor.asker());
            if (!others.isEmpty()) {
                add(list("staff.others", others, "staff.waiting.none"));
            }
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
        var table = new Table(titleKey, "staff.case", "staff.who", "staff.account", "staff.wanted", "staff.channel", "staff.due", "staff.state");
        all.forEach(each -> {
            Optional<Customers.Known> known = customers.of(each.packet());
            table.row(Links.to(StaffNavigation.handOff(each.id()), each.reference()), name(each, known), account(known), Subjects.of(each.packet().wanted()),
                    Say.words("channel", each.packet().channel()), Say.time(each.due(), utility.zone()), row("stack", state(each), holder(each)));
        });
        return titled(titleKey, table);
    }

    private static String name(HandOff each, Optional<Customers.Known> known) {
        String phone = each.packet().phone().map(number -> number.national()).orElseGet(() -> Say.words("staff.no-number"));
        return known.map(who -> who.proved() ? who.name() : Say.words("staff.maybe", who.name(), phone)).filter(name -> !name.isEmpty()).orElse(phone);
    }

    private static Component account(Optional<Customers.Known> known) {
        return known.flatMap(Customers.Known::account).<Component>map(account -> Links.to(StaffNavigation.account(account.id()), account.premise().address().street())).orElseGet(() -> span(""));
    }

    /** Who has it. */
    private static Component holder(HandOff each) {
        return span(each.state() instanceof HandOff.State.Taken taken ? Say.words("staff.with-whom", taken.by()) : "", "quiet");
    }

    /** By the number that a customer says. */
    private Component find() {
        var number = new TextField(Say.words("staff.find-case"));
        number.setMaxLength(30);
        var find = new Button(Say.words("staff.find.button"), pressed -> handOffs.numbered(number.getValue(), visitor.asker()).ifPresentOrElse(
                found -> UI.getCurrent().navigate(StaffNavigation.handOff(found.id())),
                () -> told.say(Chip.Tone.WARN, Say.words("staff.find-case.none"))));
        find.addClassNames("button", "button-quiet");
        return row("inline-form", number, find);
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
