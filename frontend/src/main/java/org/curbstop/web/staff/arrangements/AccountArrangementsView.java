package org.curbstop.web.staff.arrangements;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.disconnection.Disconnections;
import org.curbstop.arrangements.disconnection.ServiceReconnection;
import org.curbstop.arrangements.holds.Holds;
import org.curbstop.arrangements.plans.Arrangements;
import org.curbstop.common.AccountId;
import org.curbstop.common.InvalidValueException;
import org.curbstop.identity.UserRole;
import org.curbstop.web.arrangements.PastArrangementsTable;
import org.curbstop.web.arrangements.PlanTimeline;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;

/** Arrangement, holds and notice of one account for staff: each hold with its author, reason and expiry, each proof of delivery. */
@Route(value = StaffNavigation.ACCOUNTS + "/:account/time", layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class AccountArrangementsView extends TitledView implements BeforeEnterObserver {

    private final ViewUser visitor;
    private final Accounts accounts;
    private final Arrangements arrangements;
    private final Disconnections disconnections;
    private final ServiceReconnection restorations;
    private final Holds holds;
    private final Clock clock;
    private final FreshSignIn fresh;
    private final StatusMessage statusMessage = new StatusMessage();

    AccountArrangementsView(ViewUser visitor, Accounts accounts, Arrangements arrangements, Disconnections disconnections,
            ServiceReconnection restorations, Holds holds, Clock clock,
            FreshSignIn fresh) {
        super("desk.time");
        this.visitor = visitor;
        this.accounts = accounts;
        this.arrangements = arrangements;
        this.disconnections = disconnections;
        this.restorations = restorations;
        this.holds = holds;
        this.clock = clock;
        this.fresh = fresh;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        Account account = entering.getRouteParameters().get("account").flatMap(AccountArrangementsView::id)
                .flatMap(id -> accounts.findVisible(id, visitor.actor()))
                .orElseThrow(NotFoundException::new);
        draw(account);
        fresh.after(StaffNavigation.accountArrangements(account.id()), statusMessage, typed -> { });
    }

    private static Optional<AccountId> id(String named) {
        try {
            return Optional.of(new AccountId(named));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    private void draw(Account account) {
        clear();
        title(I18n.text("desk.time.of", accounts.findPerson(account.holder()).map(Person::name).orElse("")));
        add(new Callout(StatusChip.Tone.WARN, I18n.text("account.about", account.number().value(), account.premise().address().street())),
                statusMessage);
        arrangements.findRunning(account.id(), visitor.actor()).ifPresent(plan -> add(titledCard("time.plan",
                paragraph("time.plan.of", I18n.money(plan.schedule().total()), I18n.money(plan.remaining())),
                PlanTimeline.of(plan, LocalDate.now(clock)))));
        PastArrangementsTable.of(arrangements.list(account.id(), visitor.actor()), visitor.language()).ifPresent(this::add);
        add(new AccountHoldsPanel(account.id(), holds, visitor, fresh, LocalDate.now(clock), answer -> again(account, answer)),
                notice(account));
    }

    private void again(Account account, Component answer) {
        statusMessage.show(answer);
        draw(account);
    }

    private Component notice(Account account) {
        var card = titledCard("desk.notice");
        Optional<DisconnectionNotice> out = disconnections.findOpen(account.id(), visitor.actor());
        if (out.isPresent()) {
            card.add(
                    paragraph("desk.shut-offs.amount", I18n.money(disconnections.amountDue(out.get())), I18n.date(out.get().notBefore()),
                            I18n.date(out.get().lastDay())),
                    new NoticeDeliveryPanel(out.get(), disconnections, visitor, LocalDate.now(clock), answer -> again(account, answer)));
        } else if (restorations.findDisconnected(account.id(), visitor.actor()).isPresent()) {
            card.add(new ServiceRestorationPanel(restorations.findDisconnected(account.id(), visitor.actor()).get(), restorations, visitor,
                    clock.instant(), clock.getZone(), answer -> again(account, answer)));
        } else {
            String form = UUID.randomUUID().toString();
            var issue = new Button(I18n.text("desk.notice.issue"), pressed -> again(account,
                    DisconnectionSigningView.resultMessage(
                            disconnections.issue("desk:" + form, account.id(), Optional.empty(), visitor.actor()), visitor)));
            issue.addClassNames("button", "button-quiet");
            card.add(paragraph("desk.notice.none"), row("ways", issue));
        }
        return card;
    }
}
