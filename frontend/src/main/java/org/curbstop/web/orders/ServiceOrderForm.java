package org.curbstop.web.orders;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.curbstop.orders.AppointmentSlot;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.OrderQuote;
import org.curbstop.orders.OrderQuoteResult;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.PlaceOrderResult;
import org.curbstop.orders.ServiceablePremise;
import org.curbstop.utility.ServiceType;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.ConfirmationPanel;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.ViewUser;

/** Form that orders service at a premise: services, start date, end date at the old address, and the cost. */
final class ServiceOrderForm extends Div {

    private final OrderViewContext context;
    private final ViewUser visitor;
    private final BiFunction<ServiceablePremise, Set<ServiceType>, OrderRequest> orderRequest;
    /** Idempotency key of this form: pressing twice places one order. */
    private final String form = UUID.randomUUID().toString();
    private final Div details = new Div();

    ServiceOrderForm(OrderViewContext ordering, ViewUser visitor, BiFunction<ServiceablePremise, Set<ServiceType>, OrderRequest> request) {
        this.context = ordering;
        this.visitor = visitor;
        this.orderRequest = request;
        addClassName("stack");
        details.addClassName("stack");
        details.getElement().setAttribute("aria-live", "polite");
        add(TitledView.card(new PremiseSearchField(ordering, this::showServices)), details);
    }

    private void showServices(ServiceablePremise place) {
        var services = new CheckboxGroup<ServiceType>(I18n.text("service.which"));
        services.setItems(place.services());
        services.setItemLabelGenerator(service -> I18n.text("service", service));
        services.setValue(Set.copyOf(place.services()));
        var quoted = TitledView.styled(new Div(), "stack");
        services.addValueChangeListener(changed -> quote(place, changed.getValue(), quoted));
        quote(place, services.getValue(), quoted);
        var card = TitledView.styled(TitledView.card(services, quoted), "form");
        details.removeAll();
        details.add(card);
    }

    private void quote(ServiceablePremise place, Set<ServiceType> services, Div quoted) {
        quoted.removeAll();
        if (services.isEmpty()) {
            quoted.add(TitledView.paragraph("service.which.none"));
            return;
        }
        OrderRequest requested = orderRequest.apply(place, services);
        switch (context.orders().quote(requested, visitor.actor())) {
            case OrderQuoteResult.Refused refused ->
                    quoted.add(new Callout(StatusChip.Tone.WARN, I18n.text("service.refused", refused.refusal().reason())));
            case OrderQuoteResult.Offered offered -> quoted.add(days(place, requested, offered.quote()));
        }
    }

    private Div days(ServiceablePremise place, OrderRequest requested, OrderQuote quote) {
        var all = TitledView.styled(new Div(), "stack");
        OrderWarnings.of(quote).forEach(all::add);
        OrderQuote.DateChoice start = quote.start().orElseThrow();
        var day = new ChoiceField<LocalDate>("service.first-day", start.days(), each -> label(each, quote));
        day.setChoice(start.earliest());
        var time = new ChoiceField<AppointmentSlot>("service.time", slotsOn(quote, start.earliest()), context::windowText);
        time.setVisible(quote.visit().isPresent());
        var last = new ChoiceField<LocalDate>("service.old.last-day", lastDays(quote, start.earliest()), I18n::date);
        last.setVisible(quote.stop().isPresent());
        var sum = TitledView.row("quote");
        showCosts(sum, quote, start.earliest());
        day.onChange(chosen -> {
            time.setChoices(slotsOn(quote, chosen));
            last.setChoices(lastDays(quote, chosen));
            showCosts(sum, quote, chosen);
        });
        var on = TitledView.styled(new Button(I18n.text("review.continue")), "button");
        on.addClickListener(pressed -> day.value().ifPresent(first -> review(place, requested, quote,
                new OrderRequest.ServiceDates(Optional.of(first), quote.stop().isPresent() ? last.value() : Optional.empty()),
                quote.visit().isPresent() ? time.value() : Optional.empty(), all)));
        all.add(day, time, last, sum, on);
        return all;
    }

    private void review(ServiceablePremise place, OrderRequest requested, OrderQuote quote, OrderRequest.ServiceDates days,
            Optional<AppointmentSlot> slot, Div form) {
        var statusMessage = new StatusMessage();
        boolean moving = quote.stop().isPresent();
        LocalDate first = days.start().orElseThrow();
        var review = new ConfirmationPanel(I18n.text(moving ? "service.move.review" : "service.start.review"))
                .fact("service.review.where", place.premise().address().oneLine())
                .fact("service.review.what", OrderSummaryText.services(quote.services()))
                .fact("service.first-day", I18n.date(first));
        slot.ifPresent(visit -> review.fact("service.time", context.windowText(visit)));
        days.stop().ifPresent(last -> review.fact("service.old.last-day", I18n.date(last)));
        var sum = TitledView.row("quote");
        showCosts(sum, quote, first);
        review.append(sum, statusMessage);
        review.showInsteadOf(form, I18n.text(moving ? "service.move.confirm" : "service.start.confirm", I18n.date(first)), false,
                () -> placeOrder(requested, days, slot, statusMessage));
    }

    private String label(LocalDate day, OrderQuote quote) {
        return quote.sameDayFee().filter(fee -> day.equals(context.today())).map(fee -> I18n.text("service.today", I18n.money(fee)))
                .orElseGet(() -> I18n.date(day));
    }

    private static List<AppointmentSlot> slotsOn(OrderQuote quote, LocalDate day) {
        return quote.visit().map(visit -> visit.slots().stream().filter(slot -> slot.day().equals(day)).toList()).orElse(List.of());
    }

    private static List<LocalDate> lastDays(OrderQuote quote, LocalDate start) {
        return quote.stop()
                .map(stop -> stop.days().stream()
                        .filter(day -> !day.isBefore(start.minusDays(1)) && !day.isAfter(start.plusDays(quote.overlap()))).toList())
                .orElse(List.of());
    }

    /** Shows the total cost before the order is placed. */
    private void showCosts(Div sum, OrderQuote quote, LocalDate day) {
        sum.removeAll();
        var fee = quote.sameDayFee().filter(each -> day.equals(context.today()));
        sum.add(fee.map(each -> TitledView.paragraph("service.sum.fee", I18n.money(each)))
                .orElseGet(() -> TitledView.paragraph("service.sum.no-fee")));
        sum.add(quote.deposit().due().isPositive()
                ? TitledView.paragraph("service.sum.deposit", I18n.money(quote.deposit().due()),
                        I18n.text("service.deposit." + quote.deposit().why()))
                : TitledView.paragraph("service.sum.no-deposit", I18n.text("service.deposit." + quote.deposit().why())));
        quote.visit().ifPresent(visit -> sum.add(TitledView.paragraph("service.access", I18n.text("service.access", visit.access()))));
        quote.finalBill().filter(bill -> !bill.total().isNegative())
                .ifPresent(bill -> sum.add(TitledView.paragraph("service.final", I18n.money(bill.total()))));
    }

    private void placeOrder(OrderRequest requested, OrderRequest.ServiceDates days, Optional<AppointmentSlot> slot, Div statusMessage) {
        PlaceOrderResult placing = context.orders().place("portal:" + form,
                new NewOrder(requested, days, slot, Optional.empty(), visitor.language()), visitor.actor());
        PlaceOrderResultMessage.show(placing, statusMessage, order -> UI.getCurrent().navigate(OrderNavigation.order(order.id())));
    }
}
