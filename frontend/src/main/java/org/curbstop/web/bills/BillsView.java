package org.curbstop.web.bills;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.Bill;
import org.curbstop.billing.Bills;
import org.curbstop.billing.Owed;
import org.curbstop.identity.Role;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.EmptyList;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.layout.AccountPage;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** All bills, newest first, each with how it stands. */
@Route(value = BillsNavigation.PATH, layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class BillsView extends AccountPage {

    private static final int SHOWN = 36;

    private final Bills bills;

    BillsView(Visitor visitor, Accounts accounts, Bills bills) {
        super(visitor, accounts, "bills.title");
        this.bills = bills;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        List<Bill> all = bills.of(account.id(), SHOWN);
        if (all.isEmpty()) {
            add(new EmptyList("bills.none"));
            return;
        }
        Owed owed = bills.owed(account.id()).orElseThrow(); // there are bills
        var table = new Table("bills.title", "bills.issued", "bills.due", "#bills.total", "bills.state");
        for (Bill bill : all) {
            table.row(Links.to(BillsNavigation.bill(bill.id()), Say.date(bill.issued())), Say.shortDate(bill.due()), Say.money(bill.total()), state(bill, owed));
        }
        add(card(table));
    }

    /** Payments go to the oldest bill first, so what is still owed stands on the newest. */
    private static Component state(Bill bill, Owed owed) {
        boolean newest = owed.latest().filter(latest -> latest.id().equals(bill.id())).isPresent();
        LocalDate openSince = owed.pastDueSince().orElse(LocalDate.MAX);
        if (!bill.due().isBefore(openSince)) {
            return new Chip(Chip.Tone.BAD, Say.words("bill.state.past-due"));
        }
        return newest && owed.total().isPositive() ? new Chip(Chip.Tone.WAIT, Say.words("bill.state.open")) : new Chip(Chip.Tone.GOOD, Say.words("bill.state.paid"));
    }
}
