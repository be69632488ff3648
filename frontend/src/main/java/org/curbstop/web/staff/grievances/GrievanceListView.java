package org.curbstop.web.staff.grievances;

import static org.curbstop.web.components.ResponsiveTable.column;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.grievances.Grievance;
import org.curbstop.grievances.GrievanceReview;
import org.curbstop.identity.UserRole;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.Pager;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.messages.GrievanceText;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/** Bill disputes and complaints: those that wait for an answer, earliest deadline first, or those that are done. */
@Route(value = StaffNavigation.GRIEVANCES, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class GrievanceListView extends StaffView {

    static final String DONE = "done";
    private static final String FROM = "from";
    private static final int PAGE = 25;

    private final GrievanceReview reviews;
    private final Accounts accounts;
    private final Clock clock;

    GrievanceListView(ViewUser user, FreshSignIn fresh, GrievanceReview reviews, Accounts accounts, Clock clock) {
        super("desk.grievances", user, fresh);
        this.reviews = reviews;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    protected void draw() {
        boolean done = query().getSingleParameter(DONE).isPresent();
        Optional<String> from = query().getSingleParameter(FROM);
        // One more than is shown, to know whether there is a next page.
        List<Grievance> found = done ? reviews.listDone(from, PAGE + 1, actor()) : reviews.listOpen(from, PAGE + 1, actor());
        List<Grievance> shown = found.stream().limit(PAGE).toList();
        add(done ? PortalLinks.to(StaffNavigation.GRIEVANCES, I18n.text("desk.grievances.show-open"))
                : PortalLinks.to(StaffNavigation.GRIEVANCES + "?" + DONE, I18n.text("desk.grievances.show-done")));
        add(tableCard(done ? "desk.grievances.done" : "desk.grievances.open",
                done ? "desk.grievances.done.none" : "desk.grievances.none", shown,
                column("desk.grievances.about",
                        each -> PortalLinks.to(StaffNavigation.grievance(each.number()), GrievanceText.about(each))),
                column("desk.grievances.from", this::customer),
                column(done ? "desk.grievances.state" : "desk.grievances.answer-by", this::state),
                column("desk.grievances.with", each -> each.assignee().orElse("")),
                column("#desk.grievances.on-hold", each -> each.matter().onHold().map(I18n::money).orElse(""))));
        add(Pager.of(StaffNavigation.GRIEVANCES, query(), FROM,
                found.size() > PAGE ? Optional.of(shown.getLast().clock()) : Optional.empty()));
    }

    private String customer(Grievance grievance) {
        return grievance.from().account().flatMap(accounts::find).map(accounts::holderName)
                .or(() -> grievance.from().phone().map(phone -> phone.formatNational()))
                .orElseGet(() -> I18n.text(grievance.from().isReachable() ? "desk.grievances.known" : "desk.grievances.anonymous"));
    }

    private Component state(Grievance grievance) {
        if (!grievance.isOpen()) {
            return GrievanceText.state(grievance);
        }
        var day = new Span(I18n.date(grievance.answerBy()));
        return grievance.isOverdueOn(LocalDate.now(clock))
                ? new Div(day, new StatusChip(StatusChip.Tone.BAD, I18n.text("desk.grievances.overdue"))) : day;
    }
}
