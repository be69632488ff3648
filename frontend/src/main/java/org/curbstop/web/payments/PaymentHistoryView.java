package org.curbstop.web.payments;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.billing.Ledger;
import org.curbstop.billing.LedgerEntry;
import org.curbstop.identity.UserRole;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentOutcome;
import org.curbstop.payments.Payments;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.EmptyListMessage;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.AccountScopedView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** Payment history from the ledger, and pending payments. */
@Route(value = PaymentNavigation.PAYMENTS, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class PaymentHistoryView extends AccountScopedView {

    private static final int SHOWN = 100;

    private final Ledger ledger;
    private final Payments payments;
    private final Utility utility;

    PaymentHistoryView(ViewUser visitor, Accounts accounts, Ledger ledger, Payments payments, Utility utility) {
        super(visitor, accounts, "payments.title");
        this.ledger = ledger;
        this.payments = payments;
        this.utility = utility;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        List<Payment> underway = payments.list(account.id(), SHOWN).stream().filter(this::isUnderway).toList();
        List<LedgerEntry> done = ledger.entries(account.id(), SHOWN, Optional.empty()).stream()
                .filter(PaymentHistoryView::isMoney)
                .toList();
        if (underway.isEmpty() && done.isEmpty()) {
            add(new EmptyListMessage("payments.none", PortalLinks.button(PaymentNavigation.pay(account.id()), I18n.text("home.pay"))));
            return;
        }
        var table = new ResponsiveTable("payments.title", "payments.when", "payments.what", "#bill.amount");
        underway.forEach(payment -> table.row(
                PortalLinks.to(PaymentNavigation.payment(payment.id()), I18n.date(payment.confirmedAt(), utility.zone())),
                new StatusChip(tone(payment.outcome()), I18n.text("payment.outcome", payment.outcome())),
                I18n.money(payment.amount())));
        done.forEach(entry -> table.row(when(entry), what(entry), I18n.money(entry.amount().negated())));
        add(card(table));
    }

    /** Returns whether the entry is a payment, a refund, or the reversal of one. */
    private static boolean isMoney(LedgerEntry entry) {
        return switch (entry.kind()) {
            case PAYMENT, REFUND, DISPUTE -> true;
            case REVERSAL -> entry.source().startsWith(LedgerEntry.EntryKind.PAYMENT + ":")
                    || entry.source().startsWith(LedgerEntry.EntryKind.REFUND + ":");
            case OPENING, BILL, ADJUSTMENT, FEE, DEPOSIT, TRANSFER -> false;
        };
    }

    /** Returns whether to show the payment as pending. Abandoned and declined attempts are shown only to the payer who made them. */
    private boolean isUnderway(Payment payment) {
        return switch (payment.outcome()) {
            case PENDING, UNSURE -> true;
            case OPEN, DECLINED -> payment.isPaidBy(visitor().actor());
            case PAID, EXPIRED, CANCELLED, REFUNDED, REVIEWED -> false;
        };
    }

    private static StatusChip.Tone tone(PaymentOutcome outcome) {
        return outcome == PaymentOutcome.DECLINED ? StatusChip.Tone.BAD : outcome == PaymentOutcome.OPEN ? StatusChip.Tone.WARN
                : StatusChip.Tone.WAIT;
    }

    private Component when(LedgerEntry entry) {
        String day = I18n.date(entry.at(), utility.zone());
        return PaymentNavigation.payment(entry).<Component>map(path -> PortalLinks.to(path, day)).orElseGet(() -> span(day));
    }

    private static Component what(LedgerEntry entry) {
        return switch (entry.kind()) {
            case REFUND -> new StatusChip(StatusChip.Tone.PLAIN, I18n.text("payment.outcome", PaymentOutcome.REFUNDED));
            case DISPUTE -> new StatusChip(StatusChip.Tone.WARN,
                    I18n.text(entry.amount().isPositive() ? "payments.disputed" : "payments.dispute-won"));
            case REVERSAL -> new StatusChip(StatusChip.Tone.WARN,
                    I18n.text(entry.amount().isPositive() ? "payments.taken-back" : "payments.refund-failed"));
            case PAYMENT, OPENING, BILL, ADJUSTMENT, FEE, DEPOSIT, TRANSFER ->
                    new StatusChip(StatusChip.Tone.GOOD, I18n.text("payment.outcome", PaymentOutcome.PAID));
        };
    }
}
