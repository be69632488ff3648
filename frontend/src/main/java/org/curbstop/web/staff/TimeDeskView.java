package org.curbstop.web.staff;

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
import org.curbstop.arrangements.Arrangements;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Disconnections;
import org.curbstop.arrangements.Holds;
import org.curbstop.arrangements.Restorations;
import org.curbstop.common.AccountId;
import org.curbstop.common.Invalid;
import org.curbstop.identity.Role;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;
import org.curbstop.web.time.PlanLine;
import org.curbstop.web.time.PlansOver;

/** One account's plan, holds and notice as staff keep them: each hold with who, why and until when; each proof of delivery. */
@Route(value = StaffNavigation.ACCOUNTS + "/:account/time", layout = StaffFrame.class)
@RolesAllowed({Role.Names.STAFF, Role.Names.SUPERVISOR})
class TimeDeskView extends Page implements BeforeEnterObserver {

    private final Visitor visitor;
    private final Accounts accounts;
    private final Arrangements arrangements;
    private final Disconnections disconnections;
    private final Restorations restorations;
    private final Holds holds;
    private final Clock clock;
    private final FreshSignIn fresh;
    private final Told told = new Told();

    TimeDeskView(Visitor visitor, Accounts accounts, Arrangements arrangements, Disconnections disconnections, Restorations restorations, Holds holds, Clock clock,
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
        Account account = entering.getRouteParameters().get("account").flatMap(TimeDeskView::id).flatMap(id -> accounts.show(id, visitor.asker()))
                .orElseThrow(NotFoundException::new);
        draw(account);
        fresh.after(StaffNavigation.time(account.id()), told, typed -> { });
    }

    private static Optional<AccountId> id(String named) {
        try {
            return Optional.of(new AccountId(named));
        } catch (Invalid e) {
            return Optional.empty();
        }
    }

    private void draw(Account account) {
        clear();
        title(Say.words("desk.time.of", accounts.person(account.holder()).map(Person::name).orElse("")));
        add(new Callout(Chip.Tone.WARN, Say.words("account.about", account.number().value(), account.premise().address().street())), told);
        arrangements.current(account.id(), visitor.asker()).ifPresent(plan -> add(titled("time.plan",
                words("time.plan.of", Say.money(plan.schedule().total()), Say.money(plan.left())), PlanLine.of(plan, LocalDate.now(clock)))));
        PlansOver.of(arrangements.of(account.id(), visitor.asker()), visitor.language()).ifPresent(this::add);
        add(new HoldsPanel(account.id(), holds, visitor, fresh, LocalDate.now(clock), answer -> again(account, answer)), notice(account));
    }

    private void again(Account account, Component answer) {
        told.say(answer);
        draw(account);
    }

    private Component notice(Account account) {
        var card = titled("desk.notice");
        Optional<DisconnectionNotice> out = disconnections.notice(account.id(), visitor.asker());
        if (out.isPresent()) {
            card.add(words("desk.shut-offs.amount", Say.money(disconnections.stops(out.get())), Say.date(out.get().notBefore()), Say.date(out.get().lastDay())),
                    new ProofsPanel(out.get(), disconnections, visitor, LocalDate.now(clock), answer -> again(account, answer)));
        } else if (restorations.off(account.id(), visitor.asker()).isPresent()) {
            card.add(new RestorePanel(restorations.off(account.id(), visitor.asker()).get(), restorations, visitor, clock.instant(), clock.getZone(), answer -> again(account, answer)));
        } else {
            String form = UUID.randomUUID().toString();
            var issue = new Button(Say.words("desk.notice.issue"), pressed -> again(account,
                    DisconnectionsView.said(disconnections.issue("desk:" + form, account.id(), Optional.empty(), visitor.asker()), visitor)));
            issue.addClassNames("button", "button-quiet");
            card.add(words("desk.notice.none"), row("ways", issue));
        }
        return card;
    }
}
