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
import org.curbstop.billing.Bills;
import org.curbstop.billing.Owed;
import org.curbstop.identity.Role;
import org.curbstop.payments.Outcome;
import org.curbstop.payments.Payment;
import org.curbstop.payments.Payments;
import org.curbstop.web.bills.BillHistory;
import org.curbstop.web.bills.BillsNavigation;
import org.curbstop.web.bills.UseHistory;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Say;
import org.curbstop.web.layout.AccountPage;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;
import org.curbstop.web.pay.PayNavigation;

/** What is owed, by when, and one button; above it only what has to be read first, beside it what is under way. */
@Route(value = HomeNavigation.PATH, layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class HomeView extends AccountPage {

    private static final int LATEST = 5;
    private static final String MORE_TIME = "my/time";

    private final Bills bills;
    private final Payments payments;
    private final UseHistory use;
    private final OnTop onTop;
    private final Requests requests;

    HomeView(Visitor visitor, Accounts accounts, Bills bills, Payments payments, UseHistory use, OnTop onTop, Requests requests) {
        super(visitor, accounts, "home.title");
        this.bills = bills;
        this.payments = payments;
        this.use = use;
        this.onTop = onTop;
        this.requests = requests;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        title(Say.words("home.hello", visitor().person().map(person -> person.name().split(" ")[0]).orElse("")));
        Optional<Owed> owed = bills.owed(account.id());
        onTop.of(account).forEach(this::add);
        add(row("home-top", owed.map(known -> owed(account, known)).orElseGet(() -> unknown(account)), side(account, owed)));
        add(row("two", titled("home.bills", new BillHistory(bills.of(account.id(), BillHistory.SHOWN))), titled("home.use", use.of(account.id()))));
    }

    /** Nothing says what is owed: not zero, and whoever has an older bill in hand can pay it. */
    private Component unknown(Account account) {
        var panel = new Div();
        panel.addClassName("owed");
        var label = new Paragraph(Say.words("home.unknown"));
        label.addClassName("owed-label");
        panel.add(label, words("home.unknown.more"), Links.button(PayNavigation.pay(account.id()), Say.words("home.unknown.pay")));
        return panel;
    }

    private Component owed(Account account, Owed owed) {
        var panel = new Div();
        panel.addClassName("owed");
        var label = new Paragraph(Say.words(owed.total().isNegative() ? "home.credit" : "home.owed"));
        label.addClassName("owed-label");
        var amount = new Paragraph(Say.money(owed.total().isNegative() ? owed.total().negated() : owed.total()));
        amount.addClassName("owed-amount");
        panel.add(label, amount);
        if (owed.pastDue().isPositive()) {
            panel.add(new Chip(Chip.Tone.BAD, Say.words("home.past-due", Say.money(owed.pastDue()))));
        }
        owed.due().ifPresent(due -> {
            var when = new Paragraph(Say.words(owed.pastDue().equals(owed.total()) && owed.total().isPositive() ? "home.was-due" : "home.due", Say.date(due)));
            when.addClassName("owed-due");
            panel.add(when);
        });
        if (owed.total().isPositive()) {
            var pay = Links.button(PayNavigation.pay(account.id()), Say.words("home.pay"));
            pay.addClassName("button-large");
            panel.add(pay);
            if (owed.pastDue().isPositive()) {
                panel.add(new Paragraph(Links.to(MORE_TIME + "?" + Visitor.ACCOUNT + "=" + account.id(), Say.words("home.more-time"))));
            }
        } else {
            panel.add(words("home.nothing-owed"));
        }
        return panel;
    }

    private Component side(Account account, Optional<Owed> owed) {
        var side = new Div();
        side.addClassName("stack");
        if (owed.filter(Owed::paymentPending).isPresent()) {
            side.add(new Callout(Chip.Tone.WAIT, Say.words("home.pending"), words("home.pending.more")));
        }
        side.add(requests.of(account));
        List<Payment> latest = payments.of(account.id(), LATEST).stream()
                .filter(payment -> payment.outcome().movesMoney() && payment.outcome() != Outcome.REFUNDED)
                .toList();
        var card = titled("home.latest");
        if (latest.isEmpty()) {
            card.add(words("home.latest.none"));
        }
        latest.forEach(payment -> card.add(new Paragraph(Links.to(
                PayNavigation.payment(payment.id()),
                Say.words("home.latest.payment", Say.money(payment.total()), Say.words("payment.outcome", payment.outcome()))))));
        owed.flatMap(Owed::latest).ifPresent(bill -> card.add(new Paragraph(Links.to(BillsNavigation.bill(bill.id()), Say.words("home.latest.bill", Say.date(bill.issued()))))));
        side.add(card);
        return side;
    }
}
