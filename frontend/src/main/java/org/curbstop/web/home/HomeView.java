package org.curbstop.web.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bills;
import org.curbstop.identity.UserRole;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentOutcome;
import org.curbstop.payments.Payments;
import org.curbstop.web.bills.BillHistoryPanel;
import org.curbstop.web.bills.BillsNavigation;
import org.curbstop.web.bills.UsageHistoryPanelFactory;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.AccountScopedView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.payments.PaymentNavigation;

/** Home page of the portal: alerts, the amount owed with its due date and one button, and pending requests. */
@Route(value = HomeNavigation.PATH, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class HomeView extends AccountScopedView {

    private static final int LATEST = 5;
    private static final String MORE_TIME = "my/time";

    private final Bills bills;
    private final Payments payments;
    private final UsageHistoryPanelFactory usageHistory;
    private final AccountAlerts alerts;
    private final RequestStatusCard yourRequests;

    HomeView(ViewUser visitor, Accounts accounts, Bills bills, Payments payments, UsageHistoryPanelFactory use, AccountAlerts onTop,
            RequestStatusCard requests) {
        super(visitor, accounts, "home.title");
        this.bills = bills;
        this.payments = payments;
        this.usageHistory = use;
        this.alerts = onTop;
        this.yourRequests = requests;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        title(I18n.text("home.hello", visitor().person().map(person -> person.name().split(" ")[0]).orElse("")));
        Optional<AmountOwed> owed = bills.owed(account.id());
        alerts.list(account).forEach(this::add);
        add(row("home-top", owed.map(known -> owed(account, known)).orElseGet(() -> unknown(account)), side(account, owed)));
        add(row("two", titledCard("home.bills", new BillHistoryPanel(bills.list(account.id(), BillHistoryPanel.SHOWN))),
                titledCard("home.use", usageHistory.create(account.id()))));
    }

    /** Shows that the balance is unknown, rather than zero, and lets a customer who has an older bill pay it. */
    private Component unknown(Account account) {
        var panel = new Div();
        panel.addClassName("owed");
        var label = new Paragraph(I18n.text("home.unknown"));
        label.addClassName("owed-label");
        panel.add(label, paragraph("home.unknown.more"),
                PortalLinks.button(PaymentNavigation.pay(account.id()), I18n.text("home.unknown.pay")));
        return panel;
    }

    private Component owed(Account account, AmountOwed owed) {
        var panel = new Div();
        panel.addClassName("owed");
        var label = new Paragraph(I18n.text(owed.total().isNegative() ? "home.credit" : "home.owed"));
        label.addClassName("owed-label");
        var amount = new Paragraph(I18n.money(owed.total().isNegative() ? owed.total().negated() : owed.total()));
        amount.addClassName("owed-amount");
        panel.add(label, amount);
        if (owed.pastDue().isPositive()) {
            panel.add(new StatusChip(StatusChip.Tone.BAD, I18n.text("home.past-due", I18n.money(owed.pastDue()))));
        }
        owed.due().ifPresent(due -> {
            var when = new Paragraph(I18n
                    .text(owed.pastDue().equals(owed.total()) && owed.total().isPositive() ? "home.was-due" : "home.due", I18n.date(due)));
            when.addClassName("owed-due");
            panel.add(when);
        });
        owed.staleSince().ifPresent(day -> panel.add(paragraph("home.outdated", I18n.date(day))));
        if (owed.total().isPositive()) {
            var pay = PortalLinks.button(PaymentNavigation.pay(account.id()), I18n.text("home.pay"));
            pay.addClassName("button-large");
            panel.add(pay);
            if (owed.pastDue().isPositive()) {
                panel.add(new Paragraph(
                        PortalLinks.to(MORE_TIME + "?" + ViewUser.ACCOUNT + "=" + account.id(), I18n.text("home.more-time"))));
            }
        } else {
            panel.add(paragraph("home.nothing-owed"));
        }
        owed.latest().ifPresent(bill -> panel.add(new Paragraph(PortalLinks.to(BillsNavigation.why(bill.id()), I18n.text("bill.why")))));
        return panel;
    }

    private Component side(Account account, Optional<AmountOwed> owed) {
        var side = new Div();
        side.addClassName("stack");
        if (owed.filter(AmountOwed::paymentPending).isPresent()) {
            side.add(new Callout(StatusChip.Tone.WAIT, I18n.text("home.pending"), paragraph("home.pending.more")));
        }
        side.add(yourRequests.create(account));
        List<Payment> latest = payments.list(account.id(), LATEST).stream()
                .filter(payment -> payment.outcome().movesMoney() && payment.outcome() != PaymentOutcome.REFUNDED)
                .toList();
        var card = titledCard("home.latest");
        if (latest.isEmpty()) {
            card.add(paragraph("home.latest.none"));
        }
        latest.forEach(payment -> card.add(new Paragraph(PortalLinks.to(
                PaymentNavigation.payment(payment.id()),
                I18n.text("home.latest.payment", I18n.money(payment.total()), I18n.text("payment.outcome", payment.outcome()))))));
        owed.flatMap(AmountOwed::latest).ifPresent(bill -> card.add(
                new Paragraph(PortalLinks.to(BillsNavigation.bill(bill.id()), I18n.text("home.latest.bill", I18n.date(bill.issued()))))));
        side.add(card);
        return side;
    }
}
