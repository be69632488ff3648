package org.curbstop.web.pay;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.Entry;
import org.curbstop.billing.Ledger;
import org.curbstop.identity.Role;
import org.curbstop.payments.Outcome;
import org.curbstop.payments.Payment;
import org.curbstop.payments.Payments;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.EmptyList;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.layout.AccountPage;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** What was paid, as the ledger has it, and what is still on its way. */
@Route(value = PayNavigation.PAYMENTS, layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class PaymentsView extends AccountPage {

    private static final int SHOWN = 100;

    private final Ledger ledger;
    private final Payments payments;
    private final PayingHere here;

    PaymentsView(Visitor visitor, Accounts accounts, Ledger ledger, Payments payments, PayingHere here) {
        super(visitor, accounts, "payments.title");
        this.ledger = ledger;
        this.payments = payments;
        this.here = here;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        List<Payment> underway = payments.of(account.id(), SHOWN).stream().filter(this::isUnderway).toList();
        List<Entry> done = ledger.entries(account.id(), SHOWN, Optional.empty()).stream()
                .filter(PaymentsView::isMoney)
                .toList();
        if (underway.isEmpty() && done.isEmpty()) {
            add(new EmptyList("payments.none", Links.button(PayNavigation.pay(account.id()), Say.words("home.pay"))));
            return;
        }
        var table = new Table("payments.title", "payments.when", "payments.what", "#bill.amount");
        underway.forEach(payment -> table.row(
                Links.to(PayNavigation.payment(payment.id()), Say.date(payment.confirmedAt(), here.utility().zone())),
                new Chip(tone(payment.outcome()), Say.words("payment.outcome", payment.outcome())),
                Say.money(payment.amount())));
        done.forEach(entry -> table.row(when(entry), what(entry), Say.money(entry.amount().negated())));
        add(card(table));
    }

    /** What came in or went back, and what took it back. */
    private static boolean isMoney(Entry entry) {
        return switch (entry.kind()) {
            case PAYMENT, REFUND, DISPUTE -> true;
            case REVERSAL -> entry.source().startsWith(Entry.Kind.PAYMENT + ":") || entry.source().startsWith(Entry.Kind.REFUND + ":");
            case OPENING, BILL, ADJUSTMENT, FEE, DEPOSIT, TRANSFER -> false;
        };
    }

    /** Money on its way, whoever sends it; a page that was left or a card that was declined only to whoever tried. */
    private boolean isUnderway(Payment payment) {
        return switch (payment.outcome()) {
            case PENDING, UNSURE -> true;
            case OPEN, DECLINED -> payment.isBy(visitor().asker());
            case PAID, EXPIRED, CANCELLED, REFUNDED -> false;
        };
    }

    private static Chip.Tone tone(Outcome outcome) {
        return outcome == Outcome.DECLINED ? Chip.Tone.BAD : outcome == Outcome.OPEN ? Chip.Tone.WARN : Chip.Tone.WAIT;
    }

    private Component when(Entry entry) {
        String day = Say.date(entry.at(), here.utility().zone());
        String payment = entry.source().split("/", 2)[0];
        return entry.kind() == Entry.Kind.PAYMENT && payment.startsWith("pay_") && entry.source().contains("/")
                ? Links.to(PayNavigation.PAYMENTS + "/" + payment, day)
                : span(day);
    }

    private static Component what(Entry entry) {
        return switch (entry.kind()) {
            case REFUND -> new Chip(Chip.Tone.PLAIN, Say.words("payment.outcome", Outcome.REFUNDED));
            case DISPUTE -> new Chip(Chip.Tone.WARN, Say.words(entry.amount().isPositive() ? "payments.disputed" : "payments.dispute-won"));
            case REVERSAL -> new Chip(Chip.Tone.WARN, Say.words(entry.amount().isPositive() ? "payments.taken-back" : "payments.refund-failed"));
            case PAYMENT, OPENING, BILL, ADJUSTMENT, FEE, DEPOSIT, TRANSFER -> new Chip(Chip.Tone.GOOD, Say.words("payment.outcome", Outcome.PAID));
        };
    }
}
