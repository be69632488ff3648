package org.curbstop.web.staff.cases;

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
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.identity.SignedInUser;
import org.curbstop.identity.UserRole;
import org.curbstop.utility.Utility;
import org.curbstop.web.agency.AgencyNavigation;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.messages.HandOffSubjects;
import org.curbstop.web.staff.StaffNavigation;

/** Queue of hand-offs: hazards first, then overdue cases, then by due time. */
@Route(value = StaffNavigation.QUEUE, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR, UserRole.Names.OUTAGE_DESK, UserRole.Names.AGENCY})
class CaseQueueView extends TitledView implements BeforeEnterObserver {

    private static final int SHOWN = 100;

    private final ViewUser visitor;
    private final HandOffs handOffs;
    private final Utility utility;
    private final CaseCustomers customers;
    private final Clock clock;
    private final StatusMessage statusMessage = new StatusMessage();

    CaseQueueView(ViewUser visitor, HandOffs handOffs, Utility utility, CaseCustomers customers, Clock clock) {
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
        statusMessage.removeAll();
        SignedInUser who = visitor.signedIn();
        if (who.hasRole(UserRole.STAFF) || who.hasRole(UserRole.SUPERVISOR)) {
            add(find(), statusMessage, list("staff.mine", handOffs.listAssignedTo(visitor.actor()), "staff.mine.none"),
                    list("staff.waiting", handOffs.listWaiting(SHOWN, visitor.actor()), "staff.waiting.none"));
            List<HandOff> others = handOffs.listAssignedToOthers(visitor.actor());
            if (!others.isEmpty()) {
                add(list("staff.others", others, "staff.waiting.none"));
            }
        } else if (who.hasRole(UserRole.OUTAGE_DESK)) {
            entering.forwardTo(StaffNavigation.OUTAGES);
        } else {
            entering.forwardTo(AgencyNavigation.REFERRALS);
        }
    }

    private Component list(String titleKey, List<HandOff> all, String emptyKey) {
        if (all.isEmpty()) {
            return titledCard(titleKey, new EmptyListMessage(emptyKey));
        }
        var table = new ResponsiveTable(titleKey, "staff.case", "staff.who", "staff.account", "staff.wanted", "staff.channel", "staff.due",
                "staff.state");
        all.forEach(each -> {
            Optional<CaseCustomers.CaseCustomer> known = customers.find(each.packet());
            table.row(PortalLinks.to(StaffNavigation.handOff(each.id()), each.reference()), name(each, known), account(known),
                    HandOffSubjects.subject(each.packet().wanted()),
                    I18n.text("channel", each.packet().channel()), I18n.dateTime(each.due(), utility.zone()),
                    row("stack", state(each), holder(each)));
        });
        return titledCard(titleKey, table);
    }

    private static String name(HandOff each, Optional<CaseCustomers.CaseCustomer> known) {
        String phone = each.packet().phone().map(number -> number.formatNational()).orElseGet(() -> I18n.text("staff.no-number"));
        return known.map(who -> who.proved() ? who.name() : I18n.text("staff.maybe", who.name(), phone)).filter(name -> !name.isEmpty())
                .orElse(phone);
    }

    private static Component account(Optional<CaseCustomers.CaseCustomer> known) {
        return known.flatMap(CaseCustomers.CaseCustomer::account)
                .<Component>map(account -> PortalLinks.to(StaffNavigation.account(account.id()), account.premise().address().street()))
                .orElseGet(() -> span(""));
    }

    /** Name of the staff member who has the case. */
    private static Component holder(HandOff each) {
        return span(each.state() instanceof HandOff.State.Taken taken ? I18n.text("staff.with-whom", taken.by()) : "", "quiet");
    }

    /** Finds a case by the reference number that customers are given. */
    private Component find() {
        var number = new TextField(I18n.text("staff.find-case"));
        number.setMaxLength(30);
        var find = new Button(I18n.text("staff.find.button"),
                pressed -> handOffs.findByReference(number.getValue(), visitor.actor()).ifPresentOrElse(
                found -> UI.getCurrent().navigate(StaffNavigation.handOff(found.id())),
                () -> statusMessage.show(StatusChip.Tone.WARN, I18n.text("staff.find-case.none"))));
        find.addClassNames("button", "button-quiet");
        return row("inline-form", number, find);
    }

    private StatusChip state(HandOff each) {
        if (each.packet().kind() == HandOffContext.Kind.HAZARD) {
            return new StatusChip(StatusChip.Tone.BAD, I18n.text("staff.kind", each.packet().kind()));
        }
        return each.due().isBefore(clock.instant())
                ? new StatusChip(StatusChip.Tone.WARN, I18n.text("staff.overdue"))
                : new StatusChip(StatusChip.Tone.WAIT, I18n.text("staff.kind", each.packet().kind()));
    }
}
