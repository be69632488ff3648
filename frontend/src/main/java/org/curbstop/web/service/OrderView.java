package org.curbstop.web.service;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.curbstop.common.Invalid;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.Role;
import org.curbstop.orders.Changing;
import org.curbstop.orders.Order;
import org.curbstop.orders.OrderId;
import org.curbstop.orders.Quote;
import org.curbstop.orders.Slot;
import org.curbstop.orders.Wish;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** One order: how it stands, what it costs, another day or time for it, or not at all. */
@Route(value = ServiceNavigation.ORDERS + "/:order", layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class OrderView extends Page implements BeforeEnterObserver {

    private static final int TIMES = 20;

    private final Visitor visitor;
    private final Ordering ordering;
    private final Told told = new Told();

    OrderView(Visitor visitor, Ordering ordering) {
        super("service.order");
        this.visitor = visitor;
        this.ordering = ordering;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw(entering.getRouteParameters().get("order").flatMap(OrderView::id).flatMap(id -> ordering.orders().find(id, visitor.asker())).orElseThrow(NotFoundException::new));
    }

    private static Optional<OrderId> id(String named) {
        try {
            return Optional.of(new OrderId(named));
        } catch (Invalid e) {
            return Optional.empty();
        }
    }

    private void draw(Order order) {
        clear();
        title(OrderLook.what(order, ordering));
        add(told, row("two", facts(order), change(order)));
    }

    private Component facts(Order order) {
        var card = titled("service.facts", OrderLook.state(order.state()));
        String next = OrderLook.next(order, ordering);
        if (!next.isEmpty()) {
            card.add(new Paragraph(next));
        }
        card.add(words("service.facts.reference", ReferenceNumber.inThrees(order.reference())), new Paragraph(OrderLook.days(order)));
        order.terms().services().stream().sorted().map(service -> Say.words("service", service)).reduce((a, b) -> a + ", " + b)
                .filter(all -> order.kind() != Wish.Kind.VISIT).ifPresent(all -> card.add(words("service.facts.services", all)));
        order.terms().sameDayFee().ifPresent(fee -> card.add(words("service.facts.fee", Say.money(fee))));
        if (order.terms().deposit().due().isPositive()) {
            card.add(words("service.facts.deposit", Say.money(order.terms().deposit().due())));
            ordering.deposits().link(order.id()).ifPresent(link -> card.add(Links.out(link.toString(), Say.words("service.facts.deposit.pay"))));
        }
        order.terms().waived().ifPresent(waiver -> card.add(words("service.facts.waived", Say.money(waiver.amount()))));
        if (order.terms().deposit().carried().isPositive()) {
            card.add(words("service.facts.carried", Say.money(order.terms().deposit().carried())));
        }
        return card;
    }

    private Component change(Order order) {
        var card = titled("service.change");
        if (!ordering.orders().canStillChange(order, visitor.asker())) {
            card.add(words(order.state().isOpen() ? "service.change.late" : "service.change.over"));
            return card;
        }
        card.add(words("service.change.until"), order.visit().isPresent() ? times(order) : days(order), cancel(order));
        return card;
    }

    private Component times(Order order) {
        var slots = ordering.appointments().slots(order.place(), ordering.today(), TIMES);
        var choose = new Choose<Slot>("service.time", slots, ordering::window);
        return form(choose, pressed -> choose.value().map(slot -> ordering.orders().change(order.id(), to(order, slot.day()), Optional.of(slot), visitor.asker(), Optional.empty())));
    }

    private Component days(Order order) {
        Quote.Choice choice = ordering.orders().otherStarts(order).or(() -> ordering.orders().otherStops(order)).orElseThrow();
        var choose = new Choose<java.time.LocalDate>("service.day", choice.days(), Say::date);
        return form(choose, pressed -> choose.value().map(day -> ordering.orders().change(order.id(), to(order, day), Optional.empty(), visitor.asker(), Optional.empty())));
    }

    private Component form(Choose<?> choose, java.util.function.Function<Button, Optional<Changing>> change) {
        var save = new Button(Say.words("service.change.save"));
        save.addClassName("button");
        save.addClickListener(pressed -> change.apply(save).ifPresent(this::done));
        var form = new Div(choose, save);
        form.addClassName("inline-form");
        return form;
    }

    /** The whole is put off by as much, so that a move stays as long as it was. */
    private static Wish.Days to(Order order, java.time.LocalDate day) {
        var before = order.days();
        return before.start().map(start -> new Wish.Days(Optional.of(day), before.stop().map(last -> last.plusDays(ChronoUnit.DAYS.between(start, day)))))
                .orElseGet(() -> Wish.Days.stopping(day));
    }

    /** Opened first: it cannot be undone by another press. */
    private Component cancel(Order order) {
        var cancel = new Button(Say.words("service.cancel.yes"), pressed -> done(ordering.orders().cancel(order.id(), visitor.asker(), Optional.empty())));
        cancel.addClassNames("button", "button-danger");
        var details = new Details(Say.words("service.cancel"), new Div(words("service.cancel.more"), cancel));
        return details;
    }

    private void done(Changing changing) {
        told.removeAll();
        switch (changing) {
            case Changing.Changed changed -> {
                told.add(new Callout(Chip.Tone.GOOD, Say.words("service.changed")));
                draw(changed.order());
            }
            case Changing.Full _ -> told.add(new Callout(Chip.Tone.WARN, Say.words("service.full")));
            case Changing.Refused refused -> told.add(new Callout(Chip.Tone.WARN, Say.words("service.refused", refused.refusal().reason())));
        }
    }
}
