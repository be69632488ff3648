package org.curbstop.web.payments;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Person;
import org.curbstop.billing.AmountOwed;
import org.curbstop.billing.Bills;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.InvalidValueException;
import org.curbstop.common.Money;
import org.curbstop.identity.UserRole;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.Payment;
import org.curbstop.payments.PaymentGatewayUnavailableException;
import org.curbstop.payments.PaymentQuote;
import org.curbstop.payments.PaymentRequest;
import org.curbstop.payments.Payments;
import org.curbstop.payments.SavedCard;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.ConfirmationPanel;
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.layout.AccountScopedView;
import org.curbstop.web.layout.PortalLayout;
import org.curbstop.web.layout.ViewUser;

/** Payment form: amount, total with fee, and card; the total is shown before anything is chosen. */
@Route(value = PaymentNavigation.PAY, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class PayView extends AccountScopedView {

    private final Bills bills;
    private final Payments payments;
    private final Utility utility;
    private final PortalCheckout checkout;
    private final Section form = card();
    /** Idempotency key of this form: pressing twice pays once. */
    private final String formKey = UUID.randomUUID().toString();
    private List<PaymentAmountChoice> amounts = List.of();
    private final Div summary = row("quote");
    private final StatusMessage statusMessage = new StatusMessage();
    private Button pay = new Button();

    PayView(ViewUser visitor, Accounts accounts, Bills bills, Payments payments, PortalCheckout checkout, Utility utility) {
        super(visitor, accounts, "pay.title");
        this.bills = bills;
        this.payments = payments;
        this.checkout = checkout;
        this.utility = utility;
        summary.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    protected void show(Account chosen, BeforeEnterEvent entering) {
        List<Account> mine = visitor().accounts();
        var fields = new FormBinder();
        amounts = mine.stream()
                .map(account -> new PaymentAmountChoice(
                        fields, account.id(), place(account), bills.owed(account.id()).orElseGet(() -> AmountOwed.zero(utility.currency())),
                        utility.limits(), mine.size() > 1,
                        account.id().equals(chosen.id()), this::drawSummary))
                .toList();
        suggested(entering)
                .ifPresent(amount -> amounts.stream().filter(choice -> choice.isFor(chosen.id())).forEach(choice -> choice.preset(amount)));
        var cards = new PaymentCardChoice(savedCards(), checkout.month(), this::askToRemove);
        pay = fields.submit(new Button(), () -> submit(cards));
        pay.addClassName("button-large");
        pay.setDisableOnClick(true);
        form.removeAll();
        if (bills.owed(chosen.id()).isEmpty()) {
            form.add(paragraph("home.unknown.more"));
        }
        bills.owed(chosen.id()).flatMap(AmountOwed::staleSince).ifPresent(day -> form.add(paragraph("home.outdated", I18n.date(day))));
        amounts.forEach(form::add);
        form.add(summary, cards, statusMessage, pay);
        form.addClassName("form");
        add(form);
        drawSummary();
    }

    private static Optional<Money> suggested(BeforeEnterEvent entering) {
        try {
            return entering.getLocation().getQueryParameters().getSingleParameter(PaymentNavigation.AMOUNT).map(Money::usd)
                    .filter(Money::isPositive);
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    private List<SavedCard> savedCards() {
        return visitor().signedIn().person().map(checkout::cards).orElse(List.of());
    }

    private List<Allocation> allocations() {
        return amounts.stream().map(PaymentAmountChoice::allocation).flatMap(Optional::stream).toList();
    }

    private void drawSummary() {
        summary.removeAll();
        statusMessage.removeAll();
        List<Allocation> allocations = allocations();
        if (allocations.isEmpty()) {
            summary.add(paragraph("pay.nothing"));
            pay.setText(I18n.text("pay.button"));
            return;
        }
        PaymentQuote quote = payments.quote(allocations);
        quote.refusal().ifPresent(refusal -> summary.add(new Callout(StatusChip.Tone.WARN, refusalText(refusal))));
        summary.add(line("pay.sum.amount", I18n.money(quote.amount())), line("pay.sum.fee", I18n.money(quote.fee())));
        summary.add(styled(line("pay.sum.total", I18n.money(quote.total())), "quote-total"));
        pay.setText(I18n.text("pay.button.amount", I18n.money(quote.total())));
    }

    private static Div line(String key, String amount) {
        return row("quote-line", span(I18n.text(key)), span(amount, "money"));
    }

    private void submit(PaymentCardChoice cards) {
        List<Allocation> allocations = allocations();
        PaymentQuote quote = payments.quote(allocations);
        if (allocations.isEmpty()) {
            showError(I18n.text("pay.nothing"));
        } else if (quote.refusal().isPresent()) {
            showError(refusalText(quote.refusal().get()));
        } else {
            Overpayment over = Overpayment.of(allocations, account -> bills.owed(account).map(AmountOwed::total));
            List<Paragraph> recent = recentPayments(allocations);
            if (over.isEmpty() && recent.isEmpty()) {
                pay(cards, allocations, statusMessage);
            } else {
                var here = new StatusMessage();
                pay.setEnabled(true);
                ConfirmationPanel confirmation = over.isEmpty()
                        ? new ConfirmationPanel(I18n.text("pay.recent.ask", I18n.money(quote.amount()))) : over.confirmation(this::street);
                recent.forEach(confirmation::append);
                confirmation.append(here)
                        .showInsteadOf(form, I18n.text("pay.button.amount", I18n.money(quote.total())), false,
                                () -> pay(cards, allocations, here));
            }
        }
    }

    /** Says what was paid for these accounts a moment ago, or may be paid on another page, so that nobody pays the same bill twice. */
    private List<Paragraph> recentPayments(List<Allocation> allocations) {
        return allocations.stream().flatMap(part -> payments.findRecent(part.account()).stream()
                .map(recent -> paragraph(recent.underway() ? "pay.recent.underway" : "pay.recent.paid", I18n.money(recent.amount()),
                        street(part.account()), recent.ago().toMinutes())))
                .toList();
    }

    private void askToRemove(SavedCard card, PaymentCardChoice cards) {
        String label = PaymentCardChoice.cardLabel(card.face());
        var here = new StatusMessage();
        var question = new ConfirmationPanel(I18n.text("pay.card.remove.ask", label)).append(paragraph("pay.card.remove.more"), here);
        question.showInsteadOf(form, I18n.text("pay.card.remove", label), true, () -> {
            try {
                checkout.remove(card, visitor().actor());
            } catch (PaymentGatewayUnavailableException e) {
                here.showError(I18n.text("pay.card.remove.unreachable"));
                return;
            }
            remove(question);
            form.setVisible(true);
            cards.offer(savedCards());
            statusMessage.show(StatusChip.Tone.GOOD, I18n.text("pay.card.removed", label));
        });
    }

    private String street(AccountId account) {
        return visitor().accounts().stream().filter(mine -> mine.id().equals(account)).findFirst().map(this::place).orElse("");
    }

    private static String refusalText(PaymentQuote.LimitRefusal refusal) {
        return I18n.text(refusal.messageKey(), I18n.money(refusal.limit()), refusal.accounts());
    }

    private void pay(PaymentCardChoice cards, List<Allocation> allocations, StatusMessage message) {
        try {
            checkout.pay(paymentRequest(allocations), cards.paymentMethod());
        } catch (PaymentGatewayUnavailableException e) {
            message.showError(I18n.text("payment.declined.unreachable"));
            pay.setEnabled(true);
        }
    }

    /** Creates the request. Changed amounts get a new idempotency key; the same amounts pressed again keep it. */
    private PaymentRequest paymentRequest(List<Allocation> allocations) {
        Optional<Person> person = visitor().person();
        UUID what = UUID.nameUUIDFromBytes(allocations.toString().getBytes(StandardCharsets.UTF_8));
        return new PaymentRequest("portal:" + formKey + ":" + what, allocations, Channel.PORTAL, visitor().language(),
                visitor().signedIn().person(), person.flatMap(Person::email).map(Contact::value));
    }

    private void showError(String why) {
        statusMessage.show(new Callout(StatusChip.Tone.BAD, why));
        pay.setEnabled(true);
    }
}
