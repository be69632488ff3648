package org.curbstop.web.staff.orders;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
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
import org.curbstop.web.components.FormBinder;
import org.curbstop.web.components.FormFields;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.PortalLinks;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffLayout;
import org.curbstop.web.layout.ViewUser;
import org.curbstop.web.staff.StaffNavigation;
import org.curbstop.web.staff.StaffView;

/** Field visits of a day by time window: mark as late or done, or reschedule because nobody was home. */
@Route(value = StaffNavigation.FIELD, layout = StaffLayout.class)
@RolesAllowed({UserRole.Names.STAFF, UserRole.Names.SUPERVISOR})
class FieldScheduleView extends StaffView {

    private static final String DAY = "day";
    private static final List<Integer> LATE = List.of(15, 30, 60, 120);
    private static final int TIMES = 10;

    private final StaffOrders orders;
    private final FindingAPremise finding;
    private final Appointments appointments;
    private final Clock clock;

    FieldScheduleView(ViewUser user, FreshSignIn fresh, StaffOrders orders, FindingAPremise finding, Appointments appointments,
            Clock clock) {
        super("desk.field", user, fresh);
        this.orders = orders;
        this.finding = finding;
        this.appointments = appointments;
        this.clock = clock;
    }

    @Override
    protected void draw() {
        LocalDate day = query().getSingleParameter(DAY).flatMap(FieldScheduleView::read).orElseGet(() -> LocalDate.now(clock));
        title(I18n.text("desk.field.on", I18n.date(day)));
        add(row("ways", PortalLinks.quietButton(path(day.minusDays(1)), I18n.text("desk.field.before")),
                PortalLinks.quietButton(path(day.plusDays(1)), I18n.text("desk.field.after"))));
        addEach(orders.listVisits(day, actor()), "desk.field.none", this::panel);
    }

    private static Optional<LocalDate> read(String day) {
        try {
            return Optional.of(LocalDate.parse(day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String path(LocalDate day) {
        return StaffNavigation.FIELD + "?" + DAY + "=" + day;
    }

    private Component panel(ServiceOrder order) {
        var slot = order.visit().orElseThrow().slot();
        String street = finding.findById(order.place()).map(place -> place.premise().address().street()).orElse("");
        var card = card(new H2(window(slot) + " · " + street), new Paragraph(what(order)),
                paragraph("desk.orders.reference", ReferenceNumber.grouped(order.reference())),
                new StatusChip(order.state() instanceof OrderState.InProgress ? StatusChip.Tone.WAIT : StatusChip.Tone.PLAIN,
                        I18n.text("service.state." + order.state().code())));
        if (order.visit().orElseThrow().lateBy() > 0) {
            card.add(new StatusChip(StatusChip.Tone.WARN, I18n.text("service.next.late", order.visit().orElseThrow().lateBy())));
        }
        order.parties().phone().ifPresent(phone -> card.add(new Paragraph(PortalLinks.call("staff.call", phone))));
        if (order.state() instanceof OrderState.InProgress) {
            card.add(work(order));
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
        return I18n.formats().timeRange(LocalTime.ofInstant(window.from(), clock.getZone()),
                LocalTime.ofInstant(window.until(), clock.getZone()));
    }

    private Component work(ServiceOrder order) {
        Select<Integer> minutes = FormFields.select("desk.field.late", LATE, each -> I18n.text("desk.field.minutes", each));
        minutes.setValue(LATE.getFirst());
        var again = new FormBinder();
        Select<AppointmentSlot> next = again.require(
                FormFields.select("desk.field.next", appointments.nextFreeSlots(order.place(), LocalDate.now(clock), TIMES),
                        slot -> I18n.formats().shortDate(slot.day()) + ", " + window(slot)),
                "desk.field.next.missing");
        return new Div(
                row("ways", button("desk.field.done", "button", () -> reported(orders.reportDone(order.id(), actor())))),
                row("board-steps", minutes, button("desk.field.late.tell", "button button-quiet",
                        () -> reported(orders.reportLate(order.id(), minutes.getValue(), actor())))),
                row("board-steps", next, again.submit("desk.field.not-done", "button-quiet",
                        () -> reported(orders.reportNotDone(order.id(), next.getValue(), actor())))));
    }

    private void reported(ChangeOrderResult result) {
        showResult(StaffOrdersView.resultMessage(result, "desk.field.noted"));
    }
}
