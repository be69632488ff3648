package org.curbstop.web.orders;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.curbstop.common.Actor;
import org.curbstop.orders.AppointmentSlot;
import org.curbstop.orders.ChangeOrderResult;
import org.curbstop.orders.OrderQuote;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.TitledView;

/** Forms to reschedule or cancel an order, for its customer and for staff on their behalf. */
@org.springframework.stereotype.Component
public final class ChangeOrderForms {

    private static final int TIMES = 20;

    private final OrderViewContext context;

    ChangeOrderForms(OrderViewContext context) {
        this.context = context;
    }

    public boolean isChangeable(ServiceOrder order, Actor actor) {
        return context.orders().isChangeable(order, actor);
    }

    /** @param changed receives the result of each change */
    public Component create(ServiceOrder order, Actor actor, Consumer<ChangeOrderResult> changed) {
        return create(order, actor, Runnable::run, changed);
    }

    /** @param canceling runs the cancellation, after a fresh sign-in if one is needed */
    public Component create(ServiceOrder order, Actor actor, Consumer<Runnable> canceling, Consumer<ChangeOrderResult> changed) {
        return new Div(order.visit().isPresent() ? times(order, actor, changed) : days(order, actor, changed),
                cancel(order, actor, canceling, changed));
    }

    private Component times(ServiceOrder order, Actor actor, Consumer<ChangeOrderResult> changed) {
        var slots = context.appointments().nextFreeSlots(order.place(), context.today(), TIMES);
        var choose = new ChoiceField<AppointmentSlot>("service.time", slots, context::windowText);
        return form(choose, () -> choose.value().map(slot -> context.orders().change(order.id(), shiftedDays(order, slot.day()),
                Optional.of(slot), actor, Optional.empty())), changed);
    }

    private Component days(ServiceOrder order, Actor actor, Consumer<ChangeOrderResult> changed) {
        OrderQuote.DateChoice choice = context.orders().otherStartDates(order).or(() -> context.orders().otherStopDates(order))
                .orElseThrow();
        var choose = new ChoiceField<LocalDate>("service.day", choice.days(), I18n::date);
        return form(choose, () -> choose.value().map(
                day -> context.orders().change(order.id(), shiftedDays(order, day), Optional.empty(), actor, Optional.empty())), changed);
    }

    private static Component form(ChoiceField<?> choose, Supplier<Optional<ChangeOrderResult>> change,
            Consumer<ChangeOrderResult> changed) {
        return TitledView.row("inline-form", choose,
                TitledView.button("service.change.save", "button", () -> change.get().ifPresent(changed)));
    }

    /** Postpones all dates by the same number of days, so that a move keeps its length. */
    private static OrderRequest.ServiceDates shiftedDays(ServiceOrder order, LocalDate day) {
        var before = order.days();
        return before.start()
                .map(start -> new OrderRequest.ServiceDates(Optional.of(day),
                        before.stop().map(last -> last.plusDays(ChronoUnit.DAYS.between(start, day)))))
                .orElseGet(() -> OrderRequest.ServiceDates.stoppingOn(day));
    }

    /** Returns the form to cancel, collapsed at first, because canceling cannot be undone. */
    private Component cancel(ServiceOrder order, Actor actor, Consumer<Runnable> canceling, Consumer<ChangeOrderResult> changed) {
        Button cancel = TitledView.button("service.cancel.yes", "button button-danger",
                () -> canceling.accept(() -> changed.accept(context.orders().cancel(order.id(), actor, Optional.empty()))));
        return new Details(I18n.text("service.cancel"), new Div(TitledView.paragraph("service.cancel.more"), cancel));
    }
}
