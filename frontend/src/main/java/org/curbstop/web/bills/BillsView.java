package org.curbstop.web.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.Bill;
import org.curbstop.billing.BillId;
import org.curbstop.billing.Bills;
import org.curbstop.identity.UserRole;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.AccountScopedView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** List of all bills with their status, newest first. */
@Route(value = BillsNavigation.PATH, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class BillsView extends AccountScopedView {

    private static final int SHOWN = 36;

    private final Bills bills;
    private final Clock clock;

    BillsView(ViewUser visitor, Accounts accounts, Bills bills, Clock clock) {
        super(visitor, accounts, "bills.title");
        this.bills = bills;
        this.clock = clock;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        List<Bill> all = bills.list(account.id(), SHOWN);
        if (all.isEmpty()) {
            add(new EmptyListMessage("bills.none"));
            return;
        }
        Set<BillId> unpaid = bills.listUnpaid(account.id());
        var table = new ResponsiveTable("bills.title", "bills.issued", "bills.due", "#bills.total", "bills.state");
        for (Bill bill : all) {
            table.row(PortalLinks.to(BillsNavigation.bill(bill.id()), I18n.date(bill.issued())), I18n.formats().shortDate(bill.due()),
                    I18n.money(bill.total()), state(bill, unpaid));
        }
        add(card(table));
    }

    private Component state(Bill bill, Set<BillId> unpaid) {
        if (!unpaid.contains(bill.id())) {
            return new StatusChip(StatusChip.Tone.GOOD, I18n.text("bill.state.paid"));
        }
        return bill.due().isBefore(LocalDate.now(clock)) ? new StatusChip(StatusChip.Tone.BAD, I18n.text("bill.state.past-due"))
                : new StatusChip(StatusChip.Tone.WAIT, I18n.text("bill.state.open"));
    }
}
