package org.curbstop.web.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.arrangements.Restorations;
import org.curbstop.billing.Bills;
import org.curbstop.billing.Owed;
import org.curbstop.cases.Moment;
import org.curbstop.cases.Timeline;
import org.curbstop.common.AccountId;
import org.curbstop.common.Invalid;
import org.curbstop.common.Money;
import org.curbstop.identity.Role;
import org.curbstop.utility.Utility;
import org.curbstop.web.bills.BillHistory;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Drafts;
import org.curbstop.web.components.EmptyList;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;
import org.curbstop.web.messages.MomentWords;

/** A customer's account as staff see it: what is owed, the whole thread, notes. A banner says whose it is and that the look is on record. */
@Route(value = StaffNavigation.ACCOUNTS + "/:account", layout = StaffFrame.class)
@RolesAllowed({Role.Names.STAFF, Role.Names.SUPERVISOR})
class AccountView extends Page implements BeforeEnterObserver {

    private static final int SHOWN = 100;

    private final Visitor visitor;
    private final Accounts accounts;
    private final Bills bills;
    private final Timeline timeline;
    private final MomentWords words;
    private final Restorations restorations;
    private final Utility utility;

    AccountView(Visitor visitor, Accounts accounts, Bills bills, Timeline timeline, MomentWords words, Restorations restorations, Utility utility) {
        super("staff.account");
        this.visitor = visitor;
        this.accounts = accounts;
        this.bills = bills;
        this.timeline = timeline;
        this.words = words;
        this.restorations = restorations;
        this.utility = utility;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw(entering.getRouteParameters().get("account").flatMap(AccountView::id)
                .flatMap(id -> accounts.show(id, visitor.asker())).orElseThrow(NotFoundException::new));
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
        String name = accounts.person(account.holder()).map(Person::name).orElse("");
        title(Say.words("staff.account.of", name));
        Optional<Owed> owed = bills.owed(account.id());
        var money = titled("staff.money", span(owed.map(known -> Say.money(known.total())).orElseGet(() -> Say.words("staff.money.unknown")), "owed-amount"));
        owed.flatMap(Owed::due).ifPresent(due -> money.add(words("home.due", Say.date(due))));
        owed.map(Owed::pastDue).filter(Money::isPositive)
                .ifPresent(late -> money.add(new Chip(Chip.Tone.BAD, Say.words("home.past-due", Say.money(late)))));
        restorations.off(account.id(), visitor.asker()).ifPresent(off -> money.add(
                new Chip(Chip.Tone.BAD, Say.words("desk.off", Say.date(off.since()))), new Paragraph(Links.to(StaffNavigation.time(account.id()), Say.words("desk.off.open")))));
        money.add(new Paragraph(Links.to(StaffNavigation.time(account.id()), Say.words("desk.time"))));
        List<Moment> moments = timeline.of(account.id(), SHOWN, Optional.empty(), visitor.asker());
        add(new Callout(Chip.Tone.WARN, Say.words("staff.acting", name), words("account.about", account.number().value(), account.premise().address().street())),
                row("two", money, titled("home.bills", new BillHistory(bills.of(account.id(), BillHistory.SHOWN)))),
                titled("staff.timeline", moments.isEmpty() ? new EmptyList("messages.none") : new StaffTimeline(moments, words, utility.zone())),
                note(account));
    }

    private Component note(Account account) {
        String draft = "note:" + account.id();
        var text = Drafts.keep(draft, new TextArea(Say.words("staff.note")));
        text.setMaxLength(2_000);
        var save = new Button(Say.words("staff.note.save"), pressed -> {
            if (!text.getValue().isBlank()) {
                timeline.note(account.id(), text.getValue(), visitor.asker());
                Drafts.saved(draft);
                draw(account);
            }
        });
        save.addClassName("button");
        return titled("staff.note", row("form", text, row("ways", save)));
    }
}
