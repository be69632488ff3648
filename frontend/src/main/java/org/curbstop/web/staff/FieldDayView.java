package org.curbstop.web.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.Role;
import org.curbstop.orders.Appointments;
import org.curbstop.orders.Changing;
import org.curbstop.orders.FindingAPremise;
import org.curbstop.orders.Order;
import org.curbstop.orders.Slot;
import org.curbstop.orders.StaffOrders;
import org.curbstop.orders.State;
import org.curbstop.orders.Wish;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;

/** Who is visited on a day, in the order of the hours: running late, done, or another time because nobody let us in. */
@Route(value = StaffNavigation.FIELD, layout = StaffFrame.class)
@RolesAllowed({Role.Names.STAFF, Role.Names.SUPERVISOR})
class FieldDayView extends Page implements BeforeEnterObserver {

    private static final String DAY = "day";
    private static final List<Integer> LATE = List.of(15, 30, 60, 120);
    private static final int TIMES = 10;

    private final Visitor visitor;
    private final StaffOrders orders;
    private final FindingAPremise finding;
    private final Appointments appointments;
    private final Clock clock;
    private final Told told = new Told();

    FieldDayView(Visitor visitor, StaffOrders orders, FindingAPremise finding, Appointments appointments, Clock clock) {
        super("desk.field");
        this.visitor = visitor;
        this.orders = orders;
        this.finding = finding;
        this.appointments = appointments;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw(entering.getLocation().getQueryParameters().getSingleParameter(DAY).flatMap(FieldDayView::read).orElseGet(() -> LocalDate.now(clock)));
    }

    private static Optional<LocalDate> read(String day) {
        try {
            return Optional.of(LocalDate.parse(day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void draw(LocalDate day) {
        clear();
        title(Say.words("desk.field.on", Say.date(day)));
        add(row("ways", Links.quiet(path(day.minusDays(1)), Say.words("desk.field.before")), Links.quiet(path(day.plusDays(1)), Say.words("desk.field.after"))), told);
        addEach(orders.visits(day, visitor.asker()), "desk.field.none", order -> panel(order, day));
    }

    private static String path(LocalDate day) {
        return StaffNavigation.FIELD + "?" + DAY + "=" + day;
    }

    private Component panel(Order order, LocalDate day) {
        var slot = order.visit().orElseThrow().slot();
        String street = finding.at(order.place()).map(place -> place.premise().address().street()).orElse("");
        var card = card(new H2(window(slot) + " · " + street), new Paragraph(what(order)), words("desk.orders.reference", ReferenceNumber.inThrees(order.reference())),
                new Chip(order.state() instanceof State.InProgress ? Chip.Tone.WAIT : Chip.Tone.PLAIN, Say.words("service.state." + order.state().code())));
        if (order.visit().orElseThrow().lateBy() > 0) {
            card.add(new Chip(Chip.Tone.WARN, Say.words("service.next.late", order.visit().orElseThrow().lateBy())));
        }
        order.parties().phone().ifPresent(phone -> card.add(new Paragraph(Links.out("tel:" + phone.e164(), Say.words("staff.call", phone.national())))));
        if (order.state() instanceof State.InProgress) {
            card.add(work(order, day));
        }
        return card;
    }

    private static String what(Order order) {
        return order.wish() instanceof Wish.Visit visit
                ? Say.words("service.task", visit.task()) + visit.words().map(words -> ": " + words).orElse("")
                : Say.words("desk.field.switch-on");
    }

    private String window(Slot slot) {
        var window = appointments.window(slot);
        return Say.hour(window.from(), clock.getZone()) + " – " + Say.hour(window.until(), clock.getZone());
    }

    private Component work(Order order, LocalDate day) {
        var minutes = new Select<Integer>();
        minutes.setLabel(Say.words("desk.field.late"));
        minutes.setItems(LATE);
        minutes.setItemLabelGenerator(each -> Say.words("desk.field.minutes", each));
        minutes.setValue(LATE.getFirst());
        var late = press("desk.field.late.tell", "button button-quiet", () -> orders.late(order.id(), minutes.getValue(), visitor.asker()), day);
        var next = new Select<Slot>();
        next.setLabel(Say.words("desk.field.next"));
        next.setItems(appointments.slots(order.place(), LocalDate.now(clock), TIMES));
        next.setItemLabelGenerator(slot -> Say.shortDate(slot.day()) + ", " + window(slot));
        var notDone = new Button(Say.words("desk.field.not-done"), pressed -> next.getOptionalValue().ifPresentOrElse(
                slot -> done(orders.notDone(order.id(), slot, visitor.asker()), day), next::focus));
        notDone.addClassNames("button", "button-quiet");
        return new Div(row("ways", press("desk.field.done", "button", () -> orders.done(order.id(), visitor.asker()), day)),
                row("board-steps", minutes, late), row("board-steps", next, notDone));
    }

    private Button press(String key, String classNames, java.util.function.Supplier<Changing> step, LocalDate day) {
        var button = new Button(Say.words(key), pressed -> done(step.get(), day));
        button.addClassNames(classNames.split(" "));
        return button;
    }

    private void done(Changing changing, LocalDate day) {
        draw(day);
        told.say(switch (changing) {
            case Changing.Changed _ -> new Callout(Chip.Tone.GOOD, Say.words("desk.field.noted"));
            case Changing.Full _ -> new Callout(Chip.Tone.WARN, Say.words("service.full"));
            case Changing.Refused refused -> new Callout(Chip.Tone.WARN, Say.words("service.refused", refused.refusal().reason()));
        });
    }
}
