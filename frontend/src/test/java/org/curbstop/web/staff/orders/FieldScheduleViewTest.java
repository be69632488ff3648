package org.curbstop.web.staff.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.curbstop.identity.UserRole;
import org.curbstop.orders.AppointmentSlot;
import org.curbstop.orders.ChangeOrderResult;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.StaffOrders;
import org.curbstop.orders.VisitWindow;
import org.curbstop.web.ViewTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldScheduleViewTest extends ViewTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final StaffOrders orders = mock(StaffOrders.class);
    private final ServiceOrder visit = StaffOrderSamples.visit(new AppointmentSlot("hill", TODAY, VisitWindow.MORNING))
            .withState(new OrderState.InProgress(Instant.parse("2026-11-23T14:00:00Z")));

    private void open(String language) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        when(orders.listVisits(any(), any())).thenReturn(List.of(visit));
        create(FieldScheduleView.class, orders);
    }

    @ParameterizedTest
    @CsvSource({"en, 2026-11-29, 'Visits on November 29, 2026', There are no visits on this day.",
            "es, 2026-11-29, Visitas el 29 de noviembre de 2026, Este día no hay visitas.",
            "en, no-day, 'Visits on November 23, 2026', There are no visits on this day."})
    void a_day_without_visits_says_so(String language, String day, String title, String none) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        UI.getCurrent().navigate(FieldScheduleView.class, QueryParameters.of("day", day));
        assertThat(text()).contains(title, none);
    }

    @ParameterizedTest
    @CsvSource({"en, 3 Cedar Ct, By the back gate, Call (503) 555-0103", "es, 3 Cedar Ct, By the back gate, Llamar al (503) 555-0103"})
    void a_visit_shows_its_address_purpose_and_contact(String language, String street, String words, String call) {
        open(language);
        assertThat(text()).contains(street, words, call);
    }

    @ParameterizedTest
    @CsvSource({"en, Not done: move it to this time, Another time, Choose another time for the visit.",
            "es, No se hizo: pasarla a esta hora, Otra hora, Elija otra hora para la visita."})
    void a_missed_visit_needs_a_new_time(String language, String button, String label, String error) {
        open(language);
        press(button);
        assertThat(error(label)).isEqualTo(error);
        verify(orders, never()).reportNotDone(any(), any(), any());
        var next = new AppointmentSlot("hill", TODAY.plusDays(3), VisitWindow.AFTERNOON);
        when(orders.reportNotDone(any(), any(), any())).thenReturn(new ChangeOrderResult.SlotFull(List.of()));
        enter(label, next);
        press(button);
        verify(orders).reportNotDone(eq(visit.id()), eq(next), any());
    }

    @Test
    void a_late_visit_is_announced_and_a_completed_one_recorded() {
        open("en");
        when(orders.reportLate(any(), anyInt(), any())).thenReturn(new ChangeOrderResult.Changed(visit));
        enter("Running late by", 60);
        press("Tell the customer");
        verify(orders).reportLate(eq(visit.id()), eq(60), any());
        assertThat(text()).contains("Noted. The customer will be notified.");
        when(orders.reportDone(any(), any())).thenReturn(new ChangeOrderResult.Changed(visit));
        press("Done");
        verify(orders).reportDone(eq(visit.id()), any());
    }

    @Test
    void a_late_visit_shows_its_delay() {
        when(orders.listVisits(any(), any())).thenReturn(List.of(visit.withVisit(Optional.of(new ServiceOrder.Appointment(
                new AppointmentSlot("hill", TODAY, VisitWindow.MORNING), true, 30, ServiceOrder.VisitReport.AWAITED)))));
        signIn("sam", Locale.US, UserRole.STAFF);
        create(FieldScheduleView.class, orders);
        assertThat(text()).contains("30");
    }
}
