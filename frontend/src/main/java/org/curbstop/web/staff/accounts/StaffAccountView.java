package org.curbstop.web.staff.accounts;

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
import org.curbstop.arrangements.disconnection.ServiceReconnection;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bills;
import org.curbstop.cases.Timeline;
import org.curbstop.cases.TimelineEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;
import org.curbstop.identity.UserRole;
import org.curbstop.utility.Utility;
import org.curbstop.web.bills.BillHistoryPanel;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.messages.TimelineEntryText;
import org.curbstop.web.staff.StaffNavigation;

/** A customer's account as staff see it: balance, timeline, notes. A banner names the customer and says that the access is audited. */
@Route(value = StaffNavigation.ACCOUNTS + "/:account", layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
public class StaffAccountView extends TitledView implements BeforeEnterObserver {

    private static final int SHOWN = 100;

    private final ViewUser visitor;
    private final Accounts accounts;
    private final Bills bills;
    private final Timeline timeline;
    private final TimelineEntryText entryText;
    private final ServiceReconnection restorations;
    private final Utility utility;

    StaffAccountView(ViewUser visitor, Accounts accounts, Bills bills, Timeline timeline, TimelineEntryText entryText,
            ServiceReconnection restorations, Utility utility) {
        super("staff.account");
        this.visitor = visitor;
        this.accounts = accounts;
        this.bills = bills;
        this.timeline = timeline;
        this.entryText = entryText;
        this.restorations = restorations;
        this.utility = utility;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw(entering.getRouteParameters().get("account").flatMap(StaffAccountView::id)
                .flatMap(id -> accounts.findVisible(id, visitor.actor())).orElseThrow(NotFoundException::new));
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
        String name = accounts.findPerson(account.holder()).map(Person::name).orElse("");
        title(I18n.text("staff.account.of", name));
        Optional<AmountOwed> owed = bills.owed(account.id());
        var money = titledCard("staff.money",
                span(owed.map(known -> I18n.money(known.total())).orElseGet(() -> I18n.text("staff.money.unknown")), "owed-amount"));
        owed.flatMap(AmountOwed::due).ifPresent(due -> money.add(paragraph("home.due", I18n.date(due))));
        owed.map(AmountOwed::pastDue).filter(Money::isPositive)
                .ifPresent(late -> money.add(new StatusChip(StatusChip.Tone.BAD, I18n.text("home.past-due", I18n.money(late)))));
        restorations.findDisconnected(account.id(), visitor.actor()).ifPresent(off -> money.add(
                new StatusChip(StatusChip.Tone.BAD, I18n.text("desk.off", I18n.date(off.since()))),
                new Paragraph(PortalLinks.to(StaffNavigation.accountArrangements(account.id()), I18n.text("desk.off.open")))));
        money.add(new Paragraph(PortalLinks.to(StaffNavigation.accountArrangements(account.id()), I18n.text("desk.time"))));
        List<TimelineEntry> moments = timeline.list(account.id(), SHOWN, Optional.empty(), visitor.actor());
        add(new Callout(StatusChip.Tone.WARN, I18n.text("staff.acting", name),
                paragraph("account.about", account.number().value(), account.premise().address().street())),
                row("two", money, titledCard("home.bills", new BillHistoryPanel(bills.list(account.id(), BillHistoryPanel.SHOWN)))),
                titledCard("staff.timeline",
                        moments.isEmpty() ? new EmptyListMessage("messages.none")
                        : new StaffTimelineList(moments, entryText, utility.zone())),
                note(account));
    }

    private Component note(Account account) {
        String draft = "note:" + account.id();
        var text = FormDrafts.keep(draft, new TextArea(I18n.text("staff.note")));
        text.setMaxLength(2_000);
        var save = new Button(I18n.text("staff.note.save"), pressed -> {
            if (!text.getValue().isBlank()) {
                timeline.addNote(account.id(), text.getValue(), visitor.actor());
                FormDrafts.discard(draft);
                draw(account);
            }
        });
        save.addClassName("button");
        return titledCard("staff.note", row("form", text, row("ways", save)));
    }
}
