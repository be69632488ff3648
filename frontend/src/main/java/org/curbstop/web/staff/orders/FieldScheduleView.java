package org.curbstop.web.staff.orders;

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
import org.curbstop.identity.UserRole;
import org.curbstop.orders.AppointmentSlot;
import org.curbstop.orders.ChangeOrderResult;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.StaffOrders;
import org.curbstop.orders.appointments.Appointments;
import org.curbstop.orders.premises.FindingAPremise;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;

/** Field visits of a day by time window: mark as late or done, or reschedule because nobody was home. */
@Route(value = StaffNavigation.FIELD, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class FieldScheduleView extends TitledView implements BeforeEnterObserver {

    private static final String DAY = "day";
    private static final List<Integer> LATE = List.of(15, 30, 60, 120);
    private static final int TIMES = 10;

    private final ViewUser visitor;
    private final StaffOrders orders;
    private final FindingAPremise finding;
    private final Appointments appointments;
    private final Clock clock;
    private final StatusMessage statusMessage = new StatusMessage();

    FieldScheduleView(ViewUser visitor, StaffOrders orders, FindingAPremise finding, Appointments appointments, Clock clock) {
        super("desk.field");
        this.visitor = visitor;
        this.orders = orders;
        this.finding = finding;
        this.appointments = appointments;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw(entering.getLocation().getQueryParameters().getSingleParameter(DAY).flatMap(FieldScheduleView::read)
                .orElseGet(() -> LocalDate.now(clock)));
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
        title(I18n.text("desk.field.on", I18n.date(day)));
        add(row("ways", PortalLinks.quietButton(path(day.minusDays(1)), I18n.text("desk.field.before")),
                PortalLinks.quietButton(path(day.plusDays(1)), I18n.text("desk.field.after"))), statusMessage);
        addEach(orders.listVisits(day, visitor.actor()), "desk.field.none", order -> panel(order, day));
    }

    private static String path(LocalDate day) {
        return StaffNavigation.FIELD + "?" + DAY + "=" + day;
    }

    private Component panel(ServiceOrder order, LocalDate day) {
        var slot = order.visit().orElseThrow().slot();
        String street = finding.findById(order.place()).map(place -> place.premise().address().street()).orElse("");
        var card = card(new H2(window(slot) + " · " + street), new Paragraph(what(order)),
                paragraph("desk.orders.reference", ReferenceNumber.grouped(order.reference())),
                new StatusChip(order.state() instanceof OrderState.InProgress ? StatusChip.Tone.WAIT : StatusChip.Tone.PLAIN,
                        I18n.text("service.state." + order.state().code())));
        if (order.visit().orElseThrow().lateBy() > 0) {
            card.add(new StatusChip(StatusChip.Tone.WARN, I18n.text("service.next.late", order.visit().orElseThrow().lateBy())));
        }
        order.parties().phone().ifPresent(phone -> card
                .add(new Paragraph(PortalLinks.external("tel:" + phone.e164(), I18n.text("staff.call", phone.formatNational())))));
        if (order.state() instanceof OrderState.InProgress) {
            card.add(work(order, day));
        }
        return card;
    }

    private static String what(ServiceOrder order) {
        return order.wish() instanceof OrderRequest.Visit visit
                ? I18n.text("service.task", visit.task()) + visit.words().map(words -> ": " + words).orElse("")
                : I18n.text("desk.field.switch-on");
    }

    private String window(AppointmentSlot slot) {
        var window = appointments.timeRange(slot);
        return I18n.timeOfDay(window.from(), clock.getZone()) + " – " + I18n.timeOfDay(window.until(), clock.getZone());
    }

    private Component work(ServiceOrder order, LocalDate day) {
        var minutes = new Select<Integer>();
        minutes.setLabel(I18n.text("desk.field.late"));
        minutes.setItems(LATE);
        minutes.setItemLabelGenerator(each -> I18n.text("desk.field.minutes", each));
        minutes.setValue(LATE.getFirst());
        var late = press("desk.field.late.tell", "button button-quiet",
                () -> orders.reportLate(order.id(), minutes.getValue(), visitor.actor()), day);
        var next = new Select<AppointmentSlot>();
        next.setLabel(I18n.text("desk.field.next"));
        next.setItems(appointments.nextFreeSlots(order.place(), LocalDate.now(clock), TIMES));
        next.setItemLabelGenerator(slot -> I18n.shortDate(slot.day()) + ", " + window(slot));
        var notDone = new Button(I18n.text("desk.field.not-done"), pressed -> next.getOptionalValue().ifPresentOrElse(
                slot -> done(orders.reportNotDone(order.id(), slot, visitor.actor()), day), next::focus));
        notDone.addClassNames("button", "button-quiet");
        return new Div(row("ways", press("desk.field.done", "button", () -> orders.reportDone(order.id(), visitor.actor()), day)),
                row("board-steps", minutes, late), row("board-steps", next, notDone));
    }

    private Button press(String key, String classNames, java.util.function.Supplier<ChangeOrderResult> step, LocalDate day) {
        var button = new Button(I18n.text(key), pressed -> done(step.get(), day));
        button.addClassNames(classNames.split(" "));
        return button;
    }

    private void done(ChangeOrderResult changing, LocalDate day) {
        draw(day);
        statusMessage.show(switch (changing) {
            case ChangeOrderResult.Changed _ -> new Callout(StatusChip.Tone.GOOD, I18n.text("desk.field.noted"));
            case ChangeOrderResult.SlotFull _ -> new Callout(StatusChip.Tone.WARN, I18n.text("service.full"));
            case ChangeOrderResult.Refused refused ->
                    new Callout(StatusChip.Tone.WARN, I18n.text("service.refused", refused.refusal().reason()));
        });
    }
}
