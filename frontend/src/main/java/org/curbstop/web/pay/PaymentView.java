package org.curbstop.web.pay;

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
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.common.AccountId;
import org.curbstop.common.Invalid;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.Role;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.CardCompanyUnreachable;
import org.curbstop.payments.Decline;
import org.curbstop.payments.Outcome;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentId;
import org.curbstop.payments.Payments;
import org.curbstop.payments.Receipt;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** What became of one payment: the receipt, or why there is none and what can be done. */
@Route(value = PayNavigation.PAYMENTS + "/:payment", layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class PaymentView extends Page implements BeforeEnterObserver {

    private static final int ASK_AGAIN_MILLIS = 2_000;

    private final Visitor visitor;
    private final Accounts accounts;
    private final Payments payments;
    private final PayingHere here;
    private Registration asking = () -> {};

    PaymentView(Visitor visitor, Accounts accounts, Payments payments, PayingHere here) {
        super("payment.title");
        this.visitor = visitor;
        this.accounts = accounts;
        this.payments = payments;
        this.here = here;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        PaymentId id = entering.getRouteParameters().get("payment").flatMap(PaymentView::id).orElseThrow(NotFoundException::new);
        Payment asked = payments.find(id).filter(this::maySee).orElseThrow(NotFoundException::new);
        draw(payments.refresh(asked.id()));
    }

    @Override
    protected void onDetach(DetachEvent leaving) {
        leaving.getUI().setPollInterval(-1);
        asking.remove();
    }

    private static Optional<PaymentId> id(String named) {
        try {
            return Optional.of(new PaymentId(named));
        } catch (Invalid e) {
            return Optional.empty();
        }
    }

    /** Their own, or one by which somebody else's money comes to an account of theirs; what a stranger only tried is nobody else's to see. */
    private boolean maySee(Payment payment) {
        List<AccountId> mine = visitor.accounts().stream().map(Account::id).toList();
        return payment.isBy(visitor.asker()) || payment.outcome().movesMoney() && mine.containsAll(payment.accounts());
    }

    private void draw(Payment payment) {
        clear();
        title(Say.words("payment.title." + payment.outcome()));
        add(news(payment));
        add(returns(payment.receipt()));
        add(receipt(payment.receipt()), row("ways no-print", ways(payment)));
        askAgainWhileUnsettled(payment);
    }

    /** Only while a card is being charged: a page that is left open is no reason to ask. */
    private void askAgainWhileUnsettled(Payment payment) {
        asking.remove();
        boolean unsettled = payment.outcome() == Outcome.PENDING || payment.outcome() == Outcome.UNSURE;
        UI.getCurrent().setPollInterval(unsettled ? ASK_AGAIN_MILLIS : -1);
        if (unsettled) {
            asking = UI.getCurrent().addPollListener(poll -> {
                Payment now = payments.refresh(payment.id());
                if (now.version() != payment.version()) {
                    draw(now);
                }
            });
        }
    }

    private static Component news(Payment payment) {
        return switch (payment.outcome()) {
            case PAID -> new Callout(Chip.Tone.GOOD, Say.words("payment.paid", Say.money(payment.total())), words("payment.paid.more", ReferenceNumber.inThrees(payment.codes().number()))).announced();
            case DECLINED -> new Callout(
                    Chip.Tone.BAD, Say.words(payment.decline().map(Decline::messageKey).orElse("payment.declined.card-declined")), words("payment.declined.more")).announced();
            case PENDING -> new Callout(Chip.Tone.WAIT, Say.words("payment.pending"), words("payment.pending.more")).announced();
            case UNSURE -> new Callout(Chip.Tone.WAIT, Say.words("payment.unsure"), words("payment.unsure.more")).announced();
            case OPEN -> new Callout(Chip.Tone.WARN, Say.words("payment.open"), words("payment.open.more"));
            case EXPIRED -> new Callout(Chip.Tone.WARN, Say.words("payment.expired"));
            case CANCELLED -> new Callout(Chip.Tone.PLAIN, Say.words("payment.cancelled"));
            case REFUNDED -> new Callout(Chip.Tone.PLAIN, Say.words("payment.refunded", Say.money(payment.refunded())));
        };
    }

    /** What has gone back to the card, what is on its way there, and what a bank holds back. */
    private Component[] returns(Receipt receipt) {
        var all = new ArrayList<Component>();
        if (receipt.refunded().isPositive() && receipt.outcome() != Outcome.REFUNDED) {
            all.add(new Callout(Chip.Tone.PLAIN, Say.words("payment.refunded", Say.money(receipt.refunded()))));
        }
        if (receipt.refundsPending().isPositive()) {
            all.add(new Callout(Chip.Tone.WAIT, Say.words("payment.refund-pending", Say.money(receipt.refundsPending()))));
        }
        if (receipt.refunds().stream().anyMatch(refund -> refund.progress().cameBack())) {
            all.add(new Callout(Chip.Tone.WARN, Say.words("payment.refund-failed"), words("payment.refund-failed.more")));
        }
        if (receipt.disputed().isPositive()) {
            all.add(new Callout(Chip.Tone.WARN, Say.words("payment.disputed", Say.money(receipt.disputed())), words("payment.disputed.more")));
        }
        return all.toArray(Component[]::new);
    }

    private Component receipt(Receipt receipt) {
        var table = new Table("payment.table", "payment.for", "#bill.amount");
        receipt.allocations().forEach(allocation -> table.row(name(allocation), Say.money(allocation.amount())));
        table.row(Say.words("pay.sum.fee"), Say.money(receipt.fee()));
        table.row(span(Say.words("pay.sum.total"), "strong"), span(Say.money(receipt.total()), "strong"));
        var card = titled(receipt.paidAt().isPresent() ? "payment.receipt" : "payment.details");
        receipt.paidAt().ifPresent(at -> card.add(
                words("payment.paid-at", Say.time(at, here.utility().zone())),
                words("payment.number", ReferenceNumber.inThrees(receipt.number())),
                words("payment.to", here.utility().name())));
        receipt.card().ifPresent(face -> card.add(words("payment.with", CardChoice.face(face))));
        card.add(table);
        return card;
    }

    private String name(Allocation allocation) {
        return accounts.find(allocation.account())
                .map(account -> account.premise().address().street() + " · " + account.number().value())
                .orElse("");
    }

    private Component[] ways(Payment payment) {
        var home = Links.quiet("my", Say.words("payment.home"));
        return switch (payment.outcome()) {
            case PAID, REFUNDED -> new Component[] {print(), home};
            case OPEN -> payment.isBy(visitor.asker()) ? new Component[] {again(payment, "payment.continue"), giveUp(payment)} : new Component[] {home};
            case DECLINED -> payment.isBy(visitor.asker()) ? new Component[] {again(payment, "payment.again"), giveUp(payment)} : new Component[] {home};
            case PENDING, UNSURE -> new Component[] {home};
            case EXPIRED, CANCELLED -> new Component[] {Links.button("my/pay", Say.words("home.pay")), home};
        };
    }

    private static Component print() {
        var print = new Button(Say.words("bill.print"), pressed -> UI.getCurrent().getPage().executeJs("window.print()"));
        print.addClassNames("button", "button-quiet");
        return print;
    }

    /** On the card company's page another card, or the same once more, can be given. */
    private Component again(Payment payment, String wordsKey) {
        var again = new Button(Say.words(wordsKey, Say.money(payment.total())));
        again.addClassNames("button");
        again.setDisableOnClick(true);
        var told = new Div();
        again.addClickListener(pressed -> {
            try {
                URI back = URI.create(here.addresses().publicUrl() + "/" + PayNavigation.payment(payment.id()));
                UI.getCurrent().getPage().setLocation(payments.hostedPage(payment.id(), back));
            } catch (CardCompanyUnreachable e) {
                told.removeAll();
                told.add(new Callout(Chip.Tone.BAD, Say.words("payment.declined.unreachable")).announced());
                again.setEnabled(true);
            }
        });
        return new Div(again, told);
    }

    private Component giveUp(Payment payment) {
        var giveUp = new Button(Say.words("payment.give-up"), pressed -> draw(payments.cancel(payment.id())));
        giveUp.addClassNames("button", "button-quiet");
        return giveUp;
    }
}
