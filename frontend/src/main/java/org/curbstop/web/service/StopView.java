package org.curbstop.web.service;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Address;
import org.curbstop.identity.Role;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.Quote;
import org.curbstop.orders.Quoted;
import org.curbstop.orders.Wish;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Review;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.AccountPage;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** The last day, where the final bill goes, and what it will be about; all of it is read back before service is stopped. */
@Route(value = ServiceNavigation.STOP, layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class StopView extends AccountPage {

    private final Ordering ordering;
    /** Names this form: pressing twice is one order. */
    private final String form = UUID.randomUUID().toString();
    private final Told told = new Told();

    StopView(Visitor visitor, Accounts accounts, Ordering ordering) {
        super(visitor, accounts, "service.stop.title");
        this.ordering = ordering;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        switch (ordering.orders().quote(new Wish.Stop(account.id(), Set.of(), Optional.empty()), visitor().asker())) {
            case Quoted.Refused refused -> add(new Callout(Chip.Tone.WARN, Say.words("service.refused", refused.refusal().reason())));
            case Quoted.Offered offered -> draw(account, offered.quote());
        }
    }

    private void draw(Account account, Quote quote) {
        Warnings.of(quote).forEach(this::add);
        var day = new Choose<LocalDate>("service.last-day", quote.stop().orElseThrow().days(), Say::date);
        var elsewhere = new Checkbox(Say.words("service.forward"));
        var forward = new ForwardingFields(account.premise().address().state());
        forward.setVisible(false);
        elsewhere.addValueChangeListener(changed -> forward.setVisible(changed.getValue()));
        var card = card(day, elsewhere, forward);
        quote.finalBill().filter(bill -> !bill.total().isNegative()).ifPresent(bill -> card.add(row("quote",
                words("service.final", Say.money(bill.total())), words("service.final.more"))));
        var on = new Button(Say.words("review.continue"));
        on.addClassName("button");
        on.addClickListener(pressed -> {
            Optional<Address> to = elsewhere.getValue() ? forward.read() : Optional.empty();
            if (elsewhere.getValue() == to.isPresent()) {
                day.value().ifPresent(last -> review(account, quote, last, to, card));
            }
        });
        card.add(on);
        card.addClassName("form");
        add(card);
    }

    private void review(Account account, Quote quote, LocalDate last, Optional<Address> to, Section form) {
        told.removeAll();
        var review = new Review(Say.words("service.stop.review"))
                .fact("service.review.where", account.premise().address().oneLine())
                .fact("service.review.what", OrderLook.services(quote.services()))
                .fact("service.last-day", Say.date(last))
                .fact("service.review.fees", Say.words("service.review.no-fee"))
                .fact("service.review.final", quote.finalBill().filter(bill -> !bill.total().isNegative())
                        .map(bill -> Say.words("service.review.about", Say.money(bill.total())))
                        .orElseGet(() -> Say.words("service.review.final.later")))
                .fact("service.review.forward", to.map(Address::oneLine).orElseGet(() -> Say.words("service.review.forward.same")));
        review.beside(words("service.stop.undo"), told);
        review.insteadOf(form, Say.words("service.stop.after", Say.date(last)), true, () -> place(account, last, to));
    }

    private void place(Account account, LocalDate last, Optional<Address> to) {
        var wish = new Wish.Stop(account.id(), Set.of(), to);
        var placing = ordering.orders().place("portal:" + form, new NewOrder(wish, Wish.Days.stopping(last), Optional.empty(), Optional.empty(), visitor().language()), visitor().asker());
        Placed.tell(placing, told, order -> UI.getCurrent().navigate(ServiceNavigation.order(order.id())));
    }
}
