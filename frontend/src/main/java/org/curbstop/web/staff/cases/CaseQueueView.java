package org.curbstop.web.staff.cases;

import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.curbstop.cases.HandOff;
import org.curbstop.cases.HandOffContext;
import org.curbstop.cases.HandOffs;
import org.curbstop.chats.ChatRatings;
import org.curbstop.identity.SignedInUser;
import org.curbstop.identity.UserRole;
import org.curbstop.web.agency.AgencyNavigation;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.messages.HandOffSubjects;
import org.curbstop.web.staff.LivePolling;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/** Queue of hand-offs: hazards first, then overdue cases, then by due time. */
@Route(value = StaffNavigation.QUEUE, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR, UserRole.Names.OUTAGE_DESK, UserRole.Names.AGENCY})
class CaseQueueView extends StaffView {

    private static final int SHOWN = 100;

    private final HandOffs handOffs;
    private final CaseCustomers customers;
    private final ChatRatings ratings;
    private final Clock clock;
    private final TextField number = new TextField();
    private List<HandOff> waiting = List.of();

    CaseQueueView(ViewUser user, FreshSignIn fresh, HandOffs handOffs, CaseCustomers customers, ChatRatings ratings, Clock clock) {
        super("staff.queue", user, fresh);
        this.handOffs = handOffs;
        this.customers = customers;
        this.ratings = ratings;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        SignedInUser who = user().signedIn();
        if (who.hasRole(UserRole.STAFF) || who.hasRole(UserRole.SUPERVISOR)) {
            super.beforeEnter(entering);
        } else {
            entering.forwardTo(who.hasRole(UserRole.OUTAGE_DESK) ? StaffNavigation.OUTAGES : AgencyNavigation.REFERRALS);
        }
    }

    @Override
    protected void draw() {
        waiting = handOffs.listWaiting(SHOWN, actor());
        add(find(), list("staff.mine", handOffs.listAssignedTo(actor()), "staff.mine.none"),
                list("staff.waiting", waiting, "staff.waiting.none"));
        List<HandOff> others = handOffs.listAssignedToOthers(actor());
        if (!others.isEmpty()) {
            add(list("staff.others", others, "staff.waiting.none"));
        }
        add(ratings());
    }

    /** Shows customers who start to wait in a chat without a reload, but not while a case number is being typed. */
    @Override
    protected void onAttach(AttachEvent attaching) {
        LivePolling.start(this, attaching, clock, () -> {
            if (number.isEmpty() && !handOffs.listWaiting(SHOWN, actor()).equals(waiting)) {
                refresh();
            }
        });
    }

    /** Shows how customers rated their chats. */
    private Component ratings() {
        ChatRatings.RatingFigures figures = ratings.figures();
        List<RatedBy> rows = List.of(new RatedBy("staff.ratings.assistant", figures.assistant()),
                new RatedBy("staff.ratings.staff", figures.staff()));
        return tableCard("staff.ratings", "staff.ratings.none", rows.stream().filter(row -> row.answers().all() > 0).toList(),
                column("staff.ratings.by", row -> I18n.text(row.key())),
                column("staff.ratings.answers", row -> I18n.formats().number(row.answers().all())),
                column("staff.ratings.yes", row -> share(row.answers().yes(), row)),
                column("staff.ratings.partly", row -> share(row.answers().partly(), row)),
                column("staff.ratings.no", row -> share(row.answers().no(), row)));
    }

    private record RatedBy(String key, ChatRatings.Tally answers) {}

    private static String share(int part, RatedBy row) {
        return I18n.formats().percent(BigDecimal.valueOf(part).divide(BigDecimal.valueOf(row.answers().all()), 4, RoundingMode.HALF_UP));
    }

    /** A hand-off with its customer, who is looked up once per row. */
    private record QueuedCase(HandOff handOff, Optional<CaseCustomers.CaseCustomer> customer) {}

    private Component list(String titleKey, List<HandOff> all, String emptyKey) {
        return tableCard(titleKey, emptyKey, all.stream().map(each -> new QueuedCase(each, customers.find(each.packet()))).toList(),
                column("staff.case", each -> PortalLinks.to(StaffNavigation.handOff(each.handOff().id()), each.handOff().reference())),
                column("staff.who", each -> name(each.handOff(), each.customer())),
                column("staff.account", each -> account(each.customer())),
                column("staff.wanted", each -> HandOffSubjects.subject(each.handOff().packet().wanted())),
                column("staff.channel", each -> I18n.text("channel", each.handOff().packet().channel())),
                column("staff.due", each -> I18n.dateTime(each.handOff().due(), user().zone())),
                column("staff.state", each -> row("stack", state(each.handOff()), holder(each.handOff()))));
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

    /** Returns the name of the staff member who has the case. */
    private static Component holder(HandOff each) {
        return span(each.state() instanceof HandOff.State.Taken taken ? I18n.text("staff.with-whom", taken.by()) : "", "quiet");
    }

    /** Finds a case by the reference number that customers are given. */
    private Component find() {
        number.setLabel(I18n.text("staff.find-case"));
        number.setMaxLength(30);
        return row("inline-form", number, button("staff.find.button", "button button-quiet",
                () -> handOffs.findByReference(number.getValue(), actor()).ifPresentOrElse(
                found -> UI.getCurrent().navigate(StaffNavigation.handOff(found.id())),
                () -> FormBinder.reject(number, I18n.text("staff.find-case.none")))));
    }

    private StatusChip state(HandOff each) {
        if (each.packet().kind() == HandOffContext.Kind.HAZARD) {
            return new StatusChip(StatusChip.Tone.BAD, I18n.text("staff.kind", each.packet().kind()));
        }
        if (each.packet().kind() == HandOffContext.Kind.LIVE_CHAT) {
            return new StatusChip(StatusChip.Tone.BAD, I18n.text("staff.kind", each.packet().kind()));
        }
        return each.due().isBefore(clock.instant())
                ? new StatusChip(StatusChip.Tone.WARN, I18n.text("staff.overdue"))
                : new StatusChip(StatusChip.Tone.WAIT, I18n.text("staff.kind", each.packet().kind()));
    }
}
