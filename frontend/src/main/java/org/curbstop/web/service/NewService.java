package org.curbstop.web.service;

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
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.Place;
import org.curbstop.orders.Placing;
import org.curbstop.orders.Quote;
import org.curbstop.orders.Quoted;
import org.curbstop.orders.Slot;
import org.curbstop.orders.Wish;
import org.curbstop.utility.UtilityService;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Review;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.Visitor;

/** Service at a place that was found: what, from when, until when at the old one, with what it costs before the button. */
final class NewService extends Div {

    private final Ordering ordering;
    private final Visitor visitor;
    private final BiFunction<Place, Set<UtilityService>, Wish> wish;
    /** Names this form: pressing twice is one order. */
    private final String form = UUID.randomUUID().toString();
    private final Div rest = new Div();

    NewService(Ordering ordering, Visitor visitor, BiFunction<Place, Set<UtilityService>, Wish> wish) {
        this.ordering = ordering;
        this.visitor = visitor;
        this.wish = wish;
        addClassName("stack");
        rest.addClassName("stack");
        rest.getElement().setAttribute("aria-live", "polite");
        add(Page.card(new NewPlace(ordering, this::at)), rest);
    }

    private void at(Place place) {
        var services = new CheckboxGroup<UtilityService>(Say.words("service.which"));
        services.setItems(place.services());
        services.setItemLabelGenerator(service -> Say.words("service", service));
        services.setValue(Set.copyOf(place.services()));
        var quoted = new Div();
        quoted.addClassName("stack");
        services.addValueChangeListener(changed -> quote(place, changed.getValue(), quoted));
        quote(place, services.getValue(), quoted);
        var card = Page.card(services, quoted);
        card.addClassName("form");
        rest.removeAll();
        rest.add(card);
    }

    private void quote(Place place, Set<UtilityService> services, Div quoted) {
        quoted.removeAll();
        if (services.isEmpty()) {
            quoted.add(Page.words("service.which.none"));
            return;
        }
        Wish wanted = wish.apply(place, services);
        switch (ordering.orders().quote(wanted, visitor.asker())) {
            case Quoted.Refused refused -> quoted.add(new Callout(Chip.Tone.WARN, Say.words("service.refused", refused.refusal().reason())));
            case Quoted.Offered offered -> quoted.add(days(place, wanted, offered.quote()));
        }
    }

    private Div days(Place place, Wish wanted, Quote quote) {
        var all = new Div();
        all.addClassName("stack");
        Warnings.of(quote).forEach(all::add);
        Quote.Choice start = quote.start().orElseThrow();
        var day = new Choose<LocalDate>("service.first-day", start.days(), each -> label(each, quote));
        day.choose(start.earliest());
        var time = new Choose<Slot>("service.time", on(quote, start.earliest()), ordering::window);
        time.setVisible(quote.visit().isPresent());
        var last = new Choose<LocalDate>("service.old.last-day", lastDays(quote, start.earliest()), Say::date);
        last.setVisible(quote.stop().isPresent());
        var sum = Page.row("quote");
        sum(sum, quote, start.earliest());
        day.whenChanged(chosen -> {
            time.offer(on(quote, chosen));
            last.offer(lastDays(quote, chosen));
            sum(sum, quote, chosen);
        });
        var on = new Button(Say.words("review.continue"));
        on.addClassName("button");
        on.addClickListener(pressed -> day.value().ifPresent(first -> review(place, wanted, quote,
                new Wish.Days(Optional.of(first), quote.stop().isPresent() ? last.value() : Optional.empty()), quote.visit().isPresent() ? time.value() : Optional.empty(), all)));
        all.add(day, time, last, sum, on);
        return all;
    }

    private void review(Place place, Wish wanted, Quote quote, Wish.Days days, Optional<Slot> slot, Div form) {
        var told = new Told();
        boolean moving = quote.stop().isPresent();
        LocalDate first = days.start().orElseThrow();
        var review = new Review(Say.words(moving ? "service.move.review" : "service.start.review"))
                .fact("service.review.where", place.premise().address().oneLine())
                .fact("service.review.what", OrderLook.services(quote.services()))
                .fact("service.first-day", Say.date(first));
        slot.ifPresent(visit -> review.fact("service.time", ordering.window(visit)));
        days.stop().ifPresent(last -> review.fact("service.old.last-day", Say.date(last)));
        var sum = Page.row("quote");
        sum(sum, quote, first);
        review.beside(sum, told);
        review.insteadOf(form, Say.words(moving ? "service.move.confirm" : "service.start.confirm", Say.date(first)), false, () -> place(wanted, days, slot, told));
    }

    private String label(LocalDate day, Quote quote) {
        return quote.sameDayFee().filter(fee -> day.equals(ordering.today())).map(fee -> Say.words("service.today", Say.money(fee))).orElseGet(() -> Say.date(day));
    }

    private static List<Slot> on(Quote quote, LocalDate day) {
        return quote.visit().map(visit -> visit.slots().stream().filter(slot -> slot.day().equals(day)).toList()).orElse(List.of());
    }

    private static List<LocalDate> lastDays(Quote quote, LocalDate start) {
        return quote.stop().map(stop -> stop.days().stream().filter(day -> !day.isBefore(start.minusDays(1)) && !day.isAfter(start.plusDays(quote.overlap()))).toList()).orElse(List.of());
    }

    /** What it costs in all, before it is ordered. */
    private void sum(Div sum, Quote quote, LocalDate day) {
        sum.removeAll();
        var fee = quote.sameDayFee().filter(each -> day.equals(ordering.today()));
        sum.add(fee.map(each -> Page.words("service.sum.fee", Say.money(each))).orElseGet(() -> Page.words("service.sum.no-fee")));
        sum.add(quote.deposit().due().isPositive() ? Page.words("service.sum.deposit", Say.money(quote.deposit().due()), Say.words("service.deposit." + quote.deposit().why()))
                : Page.words("service.sum.no-deposit", Say.words("service.deposit." + quote.deposit().why())));
        quote.visit().ifPresent(visit -> sum.add(Page.words("service.access", Say.words("service.access", visit.access()))));
        quote.finalBill().filter(bill -> !bill.total().isNegative()).ifPresent(bill -> sum.add(Page.words("service.final", Say.money(bill.total()))));
    }

    private void place(Wish wanted, Wish.Days days, Optional<Slot> slot, Div told) {
        Placing placing = ordering.orders().place("portal:" + form, new NewOrder(wanted, days, slot, Optional.empty(), visitor.language()), visitor.asker());
        Placed.tell(placing, told, order -> UI.getCurrent().navigate(ServiceNavigation.order(order.id())));
    }
}
