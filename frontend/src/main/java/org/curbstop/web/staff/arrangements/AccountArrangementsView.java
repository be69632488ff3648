package org.curbstop.web.staff.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.disconnection.ServiceReconnection;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.common.AccountId;
import org.curbstop.identity.UserRole;
import org.curbstop.web.arrangements.PastArrangementsTable;
import org.curbstop.web.arrangements.PlanTimeline;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.AccountText;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/** Arrangement, holds and notice of one account for staff: each hold with its author, reason and expiry, each proof of delivery. */
@Route(value = StaffNavigation.ACCOUNTS + "/:account/time", layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class AccountArrangementsView extends StaffView {

    private final Accounts accounts;
    private final Arrangements arrangements;
    private final Disconnections disconnections;
    private final ServiceReconnection restorations;
    private final Holds holds;
    private final Clock clock;

    AccountArrangementsView(ViewUser user, FreshSignIn fresh, Accounts accounts, Arrangements arrangements, Disconnections disconnections,
            ServiceReconnection restorations, Holds holds, Clock clock) {
        super("desk.time", user, fresh);
        this.accounts = accounts;
        this.arrangements = arrangements;
        this.disconnections = disconnections;
        this.restorations = restorations;
        this.holds = holds;
        this.clock = clock;
    }

    @Override
    protected void draw() {
        Account account = parameter("account", AccountId::new).flatMap(id -> accounts.findVisible(id, actor()))
                .orElseThrow(NotFoundException::new);
        LocalDate today = LocalDate.now(clock);
        title(I18n.text("desk.time.of", accounts.holderName(account)));
        add(new Callout(StatusChip.Tone.WARN, AccountText.about(account)));
        arrangements.findRunning(account.id(), actor()).ifPresent(plan -> add(titledCard("time.plan",
                paragraph("time.plan.of", I18n.money(plan.schedule().total()), I18n.money(plan.remaining())),
                PlanTimeline.of(plan, today))));
        PastArrangementsTable.of(arrangements.list(account.id(), actor()), user().language()).ifPresent(this::add);
        add(new AccountHoldsPanel(account.id(), holds, this, today), titledCard("desk.notice", notice(account.id(), today)));
    }

    private Component notice(AccountId account, LocalDate today) {
        return disconnections.findOpen(account, actor()).<Component>map(notice -> new Div(
                paragraph("desk.shut-offs.amount", I18n.money(disconnections.amountDue(notice)), I18n.date(notice.notBefore()),
                        I18n.date(notice.lastDay())),
                new NoticeDeliveryPanel(notice, disconnections, this, today)))
                .or(() -> restorations.findDisconnected(account, actor())
                        .map(off -> new ServiceRestorationPanel(off, restorations, this, clock)))
                .orElseGet(() -> issue(account));
    }

    private Component issue(AccountId account) {
        String form = "desk:" + UUID.randomUUID();
        return new Div(paragraph("desk.notice.none"), row("ways", button("desk.notice.issue", "button button-quiet",
                () -> showResult(DisconnectionSigningView.resultMessage(
                        disconnections.issue(form, account, Optional.empty(), actor()), user())))));
    }
}
