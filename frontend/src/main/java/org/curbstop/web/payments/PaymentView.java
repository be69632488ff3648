package org.curbstop.web.payments;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.AccountId;
import org.curbstop.common.Identifier;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.UserRole;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.CardDecline;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentGatewayUnavailableException;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.PaymentOutcome;
import org.curbstop.payments.Payments;
import org.curbstop.payments.Receipt;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.ResponsiveTable;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** Outcome of one payment: the receipt, or why it failed and what can be done. */
@Route(value = PaymentNavigation.PAYMENTS + "/:payment", layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class PaymentView extends TitledView implements BeforeEnterObserver {

    private static final int POLL_MILLIS = 2_000;

    private final ViewUser visitor;
    private final Accounts accounts;
    private final Payments payments;
    private final PortalCheckout checkout;
    private final Utility utility;
    private Registration polling = () -> {};

    PaymentView(ViewUser visitor, Accounts accounts, Payments payments, PortalCheckout checkout, Utility utility) {
        super("payment.title");
        this.visitor = visitor;
        this.accounts = accounts;
        this.payments = payments;
        this.checkout = checkout;
        this.utility = utility;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        PaymentId id = entering.getRouteParameters().get("payment").flatMap(text -> Identifier.parse(text, PaymentId::new))
                .orElseThrow(NotFoundException::new);
        Payment payment = payments.find(id).filter(this::mayBeShown).orElseThrow(NotFoundException::new);
        draw(payments.refresh(payment.id()));
    }

    @Override
    protected void onDetach(DetachEvent leaving) {
        leaving.getUI().setPollInterval(-1);
        polling.remove();
    }

    /** Permits the user's own payment, and one that another payer made to the user's account; only its payer sees a failed attempt. */
    private boolean mayBeShown(Payment payment) {
        List<AccountId> mine = visitor.accounts().stream().map(Account::id).toList();
        return payment.isPaidBy(visitor.actor()) || payment.outcome().movesMoney() && mine.containsAll(payment.accounts());
    }

    private void draw(Payment payment) {
        clear();
        title(I18n.text("payment.title." + payment.outcome()));
        add(outcomeMessage(payment));
        add(returns(payment.receipt()));
        add(receipt(payment.receipt()), row("ways no-print", actions(payment)));
        pollWhileUnsettled(payment);
    }

    /** Polls only while a card is being charged; an open hosted page is no reason to poll. */
    private void pollWhileUnsettled(Payment payment) {
        polling.remove();
        boolean unsettled = payment.outcome() == PaymentOutcome.PENDING || payment.outcome() == PaymentOutcome.UNSURE;
        UI.getCurrent().setPollInterval(unsettled ? POLL_MILLIS : -1);
        if (unsettled) {
            polling = UI.getCurrent().addPollListener(poll -> {
                Payment now = payments.refresh(payment.id());
                if (now.version() != payment.version()) {
                    draw(now);
                }
            });
        }
    }

    private static Component outcomeMessage(Payment payment) {
        return switch (payment.outcome()) {
            case PAID -> new Callout(StatusChip.Tone.GOOD, I18n.text("payment.paid", I18n.money(payment.total())),
                    paragraph("payment.paid.more", ReferenceNumber.grouped(payment.codes().number()))).announced();
            case DECLINED -> new Callout(
                    StatusChip.Tone.BAD, I18n.text(payment.decline().map(CardDecline::messageKey).orElse("payment.declined.card-declined")),
                    paragraph("payment.declined.more")).announced();
            case PENDING -> new Callout(StatusChip.Tone.WAIT, I18n.text("payment.pending"), paragraph("payment.pending.more")).announced();
            case UNSURE -> new Callout(StatusChip.Tone.WAIT, I18n.text("payment.unsure"), paragraph("payment.unsure.more")).announced();
            case OPEN -> new Callout(StatusChip.Tone.WARN, I18n.text("payment.open"), paragraph("payment.open.more"));
            case EXPIRED -> new Callout(StatusChip.Tone.WARN, I18n.text("payment.expired"));
            case CANCELLED -> new Callout(StatusChip.Tone.PLAIN, I18n.text("payment.cancelled"));
            case REFUNDED -> new Callout(StatusChip.Tone.PLAIN, I18n.text("payment.refunded", I18n.money(payment.refunded())));
            case REVIEWED -> new Callout(StatusChip.Tone.PLAIN, I18n.text("payment.reviewed"), paragraph("payment.reviewed.more"));
        };
    }

    /** Describes completed, pending and failed refunds, and amounts under dispute. */
    private Component[] returns(Receipt receipt) {
        var all = new ArrayList<Component>();
        if (receipt.refunded().isPositive() && receipt.outcome() != PaymentOutcome.REFUNDED) {
            all.add(new Callout(StatusChip.Tone.PLAIN, I18n.text("payment.refunded", I18n.money(receipt.refunded()))));
        }
        if (receipt.refundsPending().isPositive()) {
            all.add(new Callout(StatusChip.Tone.WAIT, I18n.text("payment.refund-pending", I18n.money(receipt.refundsPending()))));
        }
        if (receipt.refunds().stream().anyMatch(refund -> refund.progress().isFailed())) {
            all.add(new Callout(StatusChip.Tone.WARN, I18n.text("payment.refund-failed"), paragraph("payment.refund-failed.more")));
        }
        if (receipt.disputed().isPositive()) {
            all.add(new Callout(StatusChip.Tone.WARN, I18n.text("payment.disputed", I18n.money(receipt.disputed())),
                    paragraph("payment.disputed.more")));
        }
        return all.toArray(Component[]::new);
    }

    private Component receipt(Receipt receipt) {
        var table = new ResponsiveTable("payment.table", "payment.for", "#bill.amount");
        receipt.allocations().forEach(allocation -> table.row(name(allocation), I18n.money(allocation.amount())));
        table.row(I18n.text("pay.sum.fee"), I18n.money(receipt.fee()));
        table.row(span(I18n.text("pay.sum.total"), "strong"), span(I18n.money(receipt.total()), "strong"));
        var card = titledCard(receipt.paidAt().isPresent() ? "payment.receipt" : "payment.details");
        receipt.paidAt().ifPresent(at -> card.add(
                paragraph("payment.paid-at", I18n.dateTime(at, utility.zone())),
                paragraph("payment.number", ReferenceNumber.grouped(receipt.number())),
                paragraph("payment.to", utility.name())));
        receipt.card().ifPresent(face -> card.add(paragraph("payment.with", PaymentCardChoice.cardLabel(face))));
        card.add(table);
        return card;
    }

    private String name(Allocation allocation) {
        return accounts.find(allocation.account())
                .map(account -> account.premise().address().street() + " · " + account.number().value())
                .orElse("");
    }

    private Component[] actions(Payment payment) {
        var home = PortalLinks.quietButton("my", I18n.text("payment.home"));
        return switch (payment.outcome()) {
            case PAID, REFUNDED -> new Component[] {print(), home};
            case OPEN -> payment.isPaidBy(visitor.actor()) ? new Component[] {payAgain(payment, "payment.continue"), cancelButton(payment)}
                    : new Component[] {home};
            case DECLINED -> payment.isPaidBy(visitor.actor()) ? new Component[] {payAgain(payment, "payment.again"), cancelButton(payment)}
                    : new Component[] {home};
            case PENDING, UNSURE -> new Component[] {home};
            case EXPIRED, CANCELLED, REVIEWED -> new Component[] {PortalLinks.button("my/pay", I18n.text("home.pay")), home};
        };
    }

    private static Component print() {
        var print = new Button(I18n.text("bill.print"), pressed -> UI.getCurrent().getPage().executeJs("window.print()"));
        print.addClassNames("button", "button-quiet");
        return print;
    }

    /** Stripe's hosted page lets the payer try the same card or another one. */
    private Component payAgain(Payment payment, String wordsKey) {
        var again = styled(new Button(I18n.text(wordsKey, I18n.money(payment.total()))), "button");
        again.setDisableOnClick(true);
        var message = new Div();
        again.addClickListener(pressed -> {
            try {
                checkout.openHostedPage(payment);
            } catch (PaymentGatewayUnavailableException e) {
                message.removeAll();
                message.add(new Callout(StatusChip.Tone.BAD, I18n.text("payment.declined.unreachable")).announced());
                again.setEnabled(true);
            }
        });
        return new Div(again, message);
    }

    private Component cancelButton(Payment payment) {
        return styled(new Button(I18n.text("payment.give-up"), pressed -> draw(payments.cancel(payment.id()))), "button", "button-quiet");
    }
}
