package org.curbstop.web.orders;

import com.vaadin.flow.component.UI;
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
import org.curbstop.identity.UserRole;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.OrderQuote;
import org.curbstop.orders.OrderQuoteResult;
import org.curbstop.orders.OrderRequest;
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
import org.curbstop.web.profile.AddressForm;

/** Stops service: last day, address and estimate of the final bill; everything is read back before the order is placed. */
@Route(value = OrderNavigation.STOP, layout = PortalLayout.class)
@RolesAllowed(UserRole.Names.RESIDENT)
class StopServiceView extends AccountScopedView {

    private final OrderViewContext context;
    private final Utility utility;
    /** Idempotency key of this form: pressing twice places one order. */
    private final String form = UUID.randomUUID().toString();
    private final StatusMessage statusMessage = new StatusMessage();

    StopServiceView(ViewUser visitor, Accounts accounts, OrderViewContext ordering, Utility utility) {
        super(visitor, accounts, "service.stop.title");
        this.context = ordering;
        this.utility = utility;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        switch (context.orders().quote(new OrderRequest.Stop(account.id(), Set.of(), Optional.empty()), visitor().actor())) {
            case OrderQuoteResult.Refused refused ->
                    add(new Callout(StatusChip.Tone.WARN, I18n.text("service.refused", refused.refusal().reason())));
            case OrderQuoteResult.Offered offered -> draw(account, offered.quote());
        }
    }

    private void draw(Account account, OrderQuote quote) {
        OrderWarnings.of(quote).forEach(this::add);
        var day = new ChoiceField<LocalDate>("service.last-day", quote.stop().orElseThrow().days(), I18n::date);
        var elsewhere = new Checkbox(I18n.text("service.forward"));
        var fields = new FormBinder();
        var forward = new AddressForm(fields, Optional.empty(), account.premise().address().state());
        elsewhere.addValueChangeListener(changed -> forward.setVisible(changed.getValue()));
        elsewhere.setValue(!isBillAddressKnown(account));
        elsewhere.setVisible(!elsewhere.getValue());
        forward.setVisible(elsewhere.getValue());
        var card = card(day);
        if (elsewhere.getValue()) {
            card.add(paragraph("service.forward.where"), paragraph("service.forward.unknown", utility.lines().office().formatNational()));
        }
        card.add(elsewhere, forward);
        quote.finalBill().filter(bill -> !bill.total().isNegative()).ifPresent(bill -> card.add(row("quote",
                paragraph("service.final", I18n.money(bill.total())), paragraph("service.final.more"))));
        card.add(fields.submit("review.continue", () -> day.value().ifPresent(last -> review(account, quote, last,
                elsewhere.getValue() ? Optional.of(forward.address()) : Optional.empty(), card))));
        card.addClassName("form");
        add(card);
    }

    /** A letter to the house that the customer leaves would not reach them. */
    private boolean isBillAddressKnown(Account account) {
        return context.accounts().findPerson(account.holder())
                .filter(holder -> holder.paperless() || holder.isMailedElsewhere(account.premise().address())).isPresent();
    }

    private void review(Account account, OrderQuote quote, LocalDate last, Optional<Address> to, Section form) {
        statusMessage.removeAll();
        var review = new ConfirmationPanel(I18n.text("service.stop.review"))
                .fact("service.review.where", account.premise().address().oneLine())
                .fact("service.review.what", OrderSummaryText.services(quote.services()))
                .fact("service.last-day", I18n.date(last))
                .fact("service.review.fees", I18n.text("service.review.no-fee"))
                .fact("service.review.final", quote.finalBill().filter(bill -> !bill.total().isNegative())
                        .map(bill -> I18n.text("service.review.about", I18n.money(bill.total())))
                        .orElseGet(() -> I18n.text("service.review.final.later")))
                .fact("service.review.forward", to.map(Address::oneLine).orElseGet(() -> I18n.text("service.review.forward.same")));
        context.changeableUntil(last).ifPresent(until -> review.append(paragraph("service.change.until", until)));
        review.append(paragraph("service.stop.undo"), statusMessage);
        review.showInsteadOf(form, I18n.text("service.stop.after", I18n.date(last)), true, () -> placeOrder(account, last, to));
    }

    private void placeOrder(Account account, LocalDate last, Optional<Address> to) {
        var request = new OrderRequest.Stop(account.id(), Set.of(), to);
        var placing = context.orders().place("portal:" + form,
                new NewOrder(request, OrderRequest.ServiceDates.stoppingOn(last), Optional.empty(), Optional.empty(), visitor().language()),
                visitor().actor());
        PlaceOrderResultMessage.show(placing, statusMessage, order -> UI.getCurrent().navigate(OrderNavigation.order(order.id())));
    }
}
