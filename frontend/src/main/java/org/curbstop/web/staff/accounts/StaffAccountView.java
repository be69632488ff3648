package org.curbstop.web.staff.accounts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.disconnection.ServiceReconnection;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bills;
import org.curbstop.cases.Timeline;
import org.curbstop.cases.TimelineEntry;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.identity.UserRole;
import org.curbstop.web.bills.BillHistoryPanel;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormDrafts;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.AccountText;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.messages.TimelineEntryText;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/**
 * A customer's account as staff see it: facts, balance, payments, bills, timeline, notes. A banner names the customer and says that the
 * access is audited.
 */
@Route(value = StaffNavigation.ACCOUNTS + "/:account", layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
public class StaffAccountView extends StaffView {

    private static final int SHOWN = 100;

    private final Accounts accounts;
    private final Bills bills;
    private final Timeline timeline;
    private final TimelineEntryText entryText;
    private final ServiceReconnection restorations;
    private final AccountFactsCard facts;
    private final AccountPaymentsCard payments;
    private final AccountPinCard pin;

    StaffAccountView(ViewUser user, FreshSignIn fresh, Accounts accounts, Bills bills, Timeline timeline, TimelineEntryText entryText,
            ServiceReconnection restorations, AccountFactsCard facts, AccountPaymentsCard payments, AccountPinCard pin) {
        super("staff.account", user, fresh);
        this.accounts = accounts;
        this.bills = bills;
        this.timeline = timeline;
        this.entryText = entryText;
        this.restorations = restorations;
        this.facts = facts;
        this.payments = payments;
        this.pin = pin;
    }

    @Override
    protected void draw() {
        Account account = parameter("account", AccountId::new).flatMap(id -> accounts.findVisible(id, actor()))
                .orElseThrow(NotFoundException::new);
        String name = accounts.holderName(account);
        title(I18n.text("staff.account.of", name));
        List<TimelineEntry> entries = timeline.list(account.id(), SHOWN, Optional.empty(), actor());
        add(new Callout(StatusChip.Tone.WARN, I18n.text("staff.acting", name), new Paragraph(AccountText.about(account))),
                row("two", facts.create(account, this), money(account.id())), row("two", payments.create(account, user()),
                        titledCard("staff.bills", new BillHistoryPanel(bills.list(account.id(), BillHistoryPanel.SHOWN)))),
                titledCard("staff.timeline", entries.isEmpty() ? new EmptyListMessage("messages.none")
                        : new StaffTimelineList(entries, entryText, user().zone())), pin.create(account, this), note(account.id()));
    }

    private Component money(AccountId account) {
        Optional<AmountOwed> owed = bills.owed(account);
        var money = titledCard("staff.money",
                span(owed.map(known -> I18n.money(known.total())).orElseGet(() -> I18n.text("staff.money.unknown")), "owed-amount"));
        owed.flatMap(AmountOwed::due).ifPresent(due -> money.add(paragraph("home.due", I18n.date(due))));
        owed.map(AmountOwed::pastDue).filter(Money::isPositive)
                .ifPresent(late -> money.add(new StatusChip(StatusChip.Tone.BAD, I18n.text("home.past-due", I18n.money(late)))));
        owed.flatMap(AmountOwed::staleSince)
                .ifPresent(day -> money.add(new StatusChip(StatusChip.Tone.WARN, I18n.text("staff.money.outdated", I18n.date(day)))));
        String arrangements = StaffNavigation.accountArrangements(account);
        restorations.findDisconnected(account, actor()).ifPresent(off -> money.add(
                new StatusChip(StatusChip.Tone.BAD, I18n.text("desk.off", I18n.date(off.since()))),
                new Paragraph(PortalLinks.to(arrangements, I18n.text("desk.off.open")))));
        money.add(new Paragraph(PortalLinks.to(arrangements, I18n.text("desk.time"))));
        return money;
    }

    private Component note(AccountId account) {
        String draft = "note:" + account;
        var text = FormDrafts.keep(draft, new TextArea(I18n.text("staff.note")));
        text.setMaxLength(2_000);
        var form = new FormBinder();
        form.require(text, "staff.note.missing");
        return titledCard("staff.note", row("form", text, row("ways", form.submit("staff.note.save", () -> {
            timeline.addNote(account, text.getValue(), actor());
            FormDrafts.discard(draft);
            showResult(StatusChip.Tone.GOOD, "staff.note.saved");
        }))));
    }
}
