package org.curbstop.web.pay;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Contact;
import org.curbstop.accounts.Person;
import org.curbstop.billing.Bills;
import org.curbstop.billing.Owed;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.Invalid;
import org.curbstop.common.Money;
import org.curbstop.identity.Role;
import org.curbstop.payments.Allocation;
import org.curbstop.payments.CardCompanyUnreachable;
import org.curbstop.payments.Order;
import org.curbstop.payments.Payment;
import org.curbstop.payments.Payments;
import org.curbstop.payments.Quote;
import org.curbstop.payments.SavedCard;
import org.curbstop.utility.Addresses;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.AccountPage;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** How much, what it costs in all, with which card; the total stands there before anything is chosen. */
@Route(value = PayNavigation.PAY, layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class PayView extends AccountPage {

    private final Bills bills;
    private final Payments payments;
    private final Utility utility;
    private final Addresses addresses;
    private final Clock clock;
    private final Section form = card();
    /** Names this form: pressing twice is one yes. */
    private final String formKey = UUID.randomUUID().toString();
    private List<AmountChoice> amounts = List.of();
    private final Div sum = row("quote");
    private final Told told = new Told();
    private final Button pay = new Button();

    PayView(Visitor visitor, Accounts accounts, Bills bills, Payments payments, PayingHere here) {
        super(visitor, accounts, "pay.title");
        this.bills = bills;
        this.payments = payments;
        this.utility = here.utility();
        this.addresses = here.addresses();
        this.clock = here.clock();
        sum.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    protected void show(Account chosen, BeforeEnterEvent entering) {
        List<Account> mine = visitor().accounts();
        amounts = mine.stream()
                .map(account -> new AmountChoice(
                        account.id(), place(account), bills.owed(account.id()).orElseGet(() -> Owed.nothing(utility.currency())), utility.limits(), mine.size() > 1,
                        account.id().equals(chosen.id()), this::drawSum))
                .toList();
        suggested(entering).ifPresent(amount -> amounts.stream().filter(choice -> choice.isOf(chosen.id())).forEach(choice -> choice.suggest(amount)));
        var cards = new CardChoice(savedCards());
        pay.addClassNames("button", "button-large");
        pay.setDisableOnClick(true);
        pay.addClickListener(pressed -> pressed(cards));
        form.removeAll();
        if (bills.owed(chosen.id()).isEmpty()) {
            form.add(words("home.unknown.more"));
        }
        amounts.forEach(form::add);
        form.add(sum, cards, told, pay);
        form.addClassName("form");
        add(form);
        drawSum();
    }

    private static Optional<Money> suggested(BeforeEnterEvent entering) {
        try {
            return entering.getLocation().getQueryParameters().getSingleParameter(PayNavigation.AMOUNT).map(Money::usd).filter(Money::isPositive);
        } catch (Invalid e) {
            return Optional.empty();
        }
    }

    private List<SavedCard> savedCards() {
        YearMonth now = YearMonth.now(clock.withZone(utility.zone()));
        return visitor().who().person().map(payments::cards).orElse(List.of()).stream().filter(card -> !card.expired(now)).toList();
    }

    private List<Allocation> allocations() {
        return amounts.stream().map(AmountChoice::allocation).flatMap(Optional::stream).toList();
    }

    private void drawSum() {
        sum.removeAll();
        told.removeAll();
        List<Allocation> allocations = allocations();
        if (allocations.isEmpty()) {
            sum.add(words("pay.nothing"));
            pay.setText(Say.words("pay.button"));
            return;
        }
        Quote quote = payments.quote(allocations);
        quote.refusal().ifPresent(refusal -> sum.add(new Callout(Chip.Tone.WARN, refused(refusal))));
        sum.add(line("pay.sum.amount", Say.money(quote.amount())), line("pay.sum.fee", Say.money(quote.fee())));
        var total = line("pay.sum.total", Say.money(quote.total()));
        total.addClassName("quote-total");
        sum.add(total);
        pay.setText(Say.words("pay.button.amount", Say.money(quote.total())));
    }

    private static Div line(String key, String amount) {
        return row("quote-line", span(Say.words(key)), span(amount, "money"));
    }

    private void pressed(CardChoice cards) {
        List<Allocation> allocations = allocations();
        boolean readable = amounts.stream().map(AmountChoice::check).reduce(true, Boolean::logicalAnd);
        Quote quote = payments.quote(allocations);
        if (!readable || allocations.isEmpty()) {
            refuse(Say.words("pay.nothing"));
        } else if (quote.refusal().isPresent()) {
            refuse(refused(quote.refusal().get()));
        } else {
            Overpayment over = Overpayment.of(allocations, account -> bills.owed(account).map(Owed::total));
            if (over.isNone()) {
                pay(cards, allocations, told);
            } else {
                var here = new Told();
                pay.setEnabled(true);
                over.review(this::street).beside(here)
                        .insteadOf(form, Say.words("pay.button.amount", Say.money(quote.total())), false, () -> pay(cards, allocations, here));
            }
        }
    }

    private String street(AccountId account) {
        return visitor().accounts().stream().filter(mine -> mine.id().equals(account)).findFirst().map(this::place).orElse("");
    }

    private static String refused(Quote.Refusal refusal) {
        return Say.words(refusal.messageKey(), Say.money(refusal.limit()), refusal.accounts());
    }

    private void pay(CardChoice cards, List<Allocation> allocations, Told told) {
        try {
            Payment payment = payments.confirm(order(allocations));
            Optional<String> saved = cards.paymentMethod();
            if (saved.isPresent()) {
                payments.charge(payment.id(), saved.get());
                UI.getCurrent().navigate(PayNavigation.payment(payment.id()));
            } else {
                URI back = URI.create(addresses.publicUrl() + "/" + PayNavigation.payment(payment.id()));
                UI.getCurrent().getPage().setLocation(payments.hostedPage(payment.id(), back));
            }
        } catch (CardCompanyUnreachable e) {
            told.refused(Say.words("payment.declined.unreachable"));
            pay.setEnabled(true);
        }
    }

    /** Another amount is another yes; the same amounts pressed again are the same. */
    private Order order(List<Allocation> allocations) {
        Optional<Person> person = visitor().person();
        UUID what = UUID.nameUUIDFromBytes(allocations.toString().getBytes(StandardCharsets.UTF_8));
        return new Order(
                "portal:" + formKey + ":" + what, allocations, Channel.PORTAL, visitor().language(),
                visitor().who().person(), person.flatMap(Person::email).map(Contact::value));
    }

    private void refuse(String why) {
        told.say(new Callout(Chip.Tone.BAD, why));
        pay.setEnabled(true);
    }
}
