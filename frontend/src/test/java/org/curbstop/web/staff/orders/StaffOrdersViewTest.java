package org.curbstop.web.staff.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.vaadin.flow.component.details.Details;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.curbstop.audit.AuditEntry;
import org.curbstop.audit.AuditTrail;
import org.curbstop.common.AccountId;
import org.curbstop.common.Actor;
import org.curbstop.common.Language;
import org.curbstop.identity.UserRole;
import org.curbstop.orders.ChangeOrderResult;
import org.curbstop.orders.FieldTask;
import org.curbstop.orders.IdentityEvidence;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.OrderQuoteResult;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.Orders;
import org.curbstop.orders.PlaceOrderResult;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.StaffOrders;
import org.curbstop.web.ViewTest;
import org.curbstop.web.components.I18n;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class StaffOrdersViewTest extends ViewTest {

    private static final AccountId TESS = new AccountId("acct_100201136");
    private static final Actor SAM = Actor.staff("sam");

    @Autowired
    private Orders service;

    @Autowired
    private AuditTrail audit;

    private final StaffOrders orders = mock(StaffOrders.class);
    private final ServiceOrder start = StaffOrderSamples.startOfUnknown(StaffOrderSamples.DEPOSIT);

    private void show() {
        when(orders.listAwaitingStaff(anyInt(), any())).thenReturn(List.of(start));
        when(orders.identityConfidence(any(), any())).thenReturn(Optional.of(new StaffOrders.IdentityConfidence(
                20, new TreeMap<>(java.util.Map.of("full-name", 20)), new TreeMap<>(java.util.Map.of("paper", 30)))));
        create(StaffOrdersView.class, orders);
    }

    private void open(String language) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        show();
    }

    @ParameterizedTest
    @CsvSource({"en, No order is waiting for a person., Nobody who has paid is waiting for service., None.",
            "es, Ninguna solicitud espera a una persona., Nadie que haya pagado espera el servicio., Ninguna."})
    void empty_lists_say_what_would_appear(String language, String none, String waiting, String list) {
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        create(StaffOrdersView.class, orders);
        assertThat(text()).contains(none, waiting, list);
    }

    @ParameterizedTest
    @CsvSource({"en, Accept the order, What you saw that shows who they are, Choose what you saw: nobody is confirmed without it.",
            "es, Aceptar la solicitud, Qué vio que demuestra quién es, Elija qué vio: sin eso no se confirma a nadie."})
    void an_unidentified_customer_is_not_approved_without_evidence(String language, String button, String label, String error) {
        open(language);
        assertThat(text()).contains("3 Cedar Ct", "(503) 555-0103", "20");
        press(button);
        assertThat(error(label)).isEqualTo(error);
        verify(orders, never()).approve(any(), any(), any());
    }

    @Test
    void the_selected_evidence_survives_a_fresh_sign_in() {
        signInLongAgo("sam", Locale.US, UserRole.STAFF);
        show();
        enter("What you saw that shows who they are", IdentityEvidence.PASSPORT);
        press("Accept the order");
        verify(orders, never()).approve(any(), any(), any());
        open("en");
        assertThat(text()).contains("Thank you for signing in again. Nothing was decided yet");
        assertThat(value("What you saw that shows who they are")).isEqualTo(IdentityEvidence.PASSPORT);
        when(orders.approve(any(), any(), any())).thenReturn(new ChangeOrderResult.Changed(start));
        press("Accept the order");
        verify(orders).approve(eq(start.id()), eq(Optional.of(IdentityEvidence.PASSPORT)), any());
        assertThat(text()).contains("Accepted. The customer will be notified.");
    }

    @ParameterizedTest
    @CsvSource({"en, Turn it down, Turned down.", "es, Rechazarla, Rechazada."})
    void an_order_is_declined_with_a_reason(String language, String button, String done) {
        open(language);
        when(orders.reject(any(), any(), any())).thenReturn(new ChangeOrderResult.Changed(start));
        press(button);
        verify(orders).reject(eq(start.id()), eq("identity"), any());
        assertThat(text()).contains(done);
    }

    @Test
    void a_deposit_is_waived_with_a_reason_after_a_fresh_sign_in() {
        signInLongAgo("sam", Locale.US, UserRole.STAFF);
        show();
        test(findDetails()).openDetails();
        press("Waive the deposit");
        assertThat(error("Why it is waived")).isEqualTo("Say why, in at most 300 characters.");
        enter("Why it is waived", "Letter of the shelter");
        press("Waive the deposit");
        verify(orders, never()).waiveDeposit(any(), any(), any());
        open("en");
        when(orders.waiveDeposit(any(), any(), any())).thenReturn(new ChangeOrderResult.Changed(start));
        enter("Why it is waived", "Letter of the shelter");
        press("Waive the deposit");
        verify(orders).waiveDeposit(eq(start.id()), eq("Letter of the shelter"), any());
        assertThat(text()).contains("Waived. The customer will be notified");
    }

    private Details findDetails() {
        return find(Details.class).first();
    }

    @Test
    void confirmed_orders_and_todays_orders_are_listed() {
        when(orders.listScheduled(anyInt(), any())).thenReturn(List.of(start.withState(new OrderState.Scheduled())));
        open("en");
        assertThat(text()).contains("Confirmed", "417 203 889", "November 30, 2026", "$120.00");
    }

    /** Books the last visit that is offered, so that the first one is another. */
    private ServiceOrder bookedVisit(String key) {
        OrderRequest request = new OrderRequest.Visit(TESS, FieldTask.LEAK_CHECK, Optional.empty());
        var slot = ((OrderQuoteResult.Offered) service.quote(request, SAM)).quote().visit().orElseThrow().slots().getLast();
        return ((PlaceOrderResult.Placed) service.place(key, new NewOrder(request, OrderRequest.ServiceDates.startingOn(slot.day()),
                Optional.of(slot), Optional.empty(), Language.ENGLISH), SAM)).order();
    }

    private void openChange() {
        test(find(Details.class).withCondition(each -> each.getSummaryText().equals(I18n.text("desk.orders.change"))).first())
                .openDetails();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void staff_change_and_cancel_an_order_for_its_customer(String language) {
        ServiceOrder booked = bookedVisit("desk-" + language);
        when(orders.listScheduled(anyInt(), any()))
                .thenAnswer(_ -> service.find(booked.id(), SAM).filter(order -> order.state().isOpen()).stream().toList());
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        create(StaffOrdersView.class, orders);
        openChange();
        press(I18n.text("service.change.save"));
        assertThat(text()).contains(I18n.text("desk.orders.changed"));
        ServiceOrder changed = service.find(booked.id(), SAM).orElseThrow();
        assertThat(changed.visit()).isPresent().isNotEqualTo(booked.visit());

        signInLongAgo("sam", Locale.of(language, "US"), UserRole.STAFF);
        create(StaffOrdersView.class, orders);
        openChange();
        press(I18n.text("service.cancel.yes"));
        assertThat(service.find(booked.id(), SAM).map(ServiceOrder::state)).as("an old sign-in cancels nothing")
                .isEqualTo(Optional.of(changed.state()));
        signIn("sam", Locale.of(language, "US"), UserRole.STAFF);
        create(StaffOrdersView.class, orders);
        openChange();
        press(I18n.text("service.cancel.yes"));
        assertThat(text()).contains(I18n.text("desk.orders.cancelled"));
        assertThat(service.find(booked.id(), SAM).map(ServiceOrder::state)).containsInstanceOf(OrderState.Cancelled.class);
        assertThat(audit.listByAccount(TESS, 50)).filteredOn(entry -> entry.staff().equals(Optional.of("sam"))).extracting(AuditEntry::did)
                .contains("order-changed " + booked.id(), "order-cancelled " + booked.id());
    }

    @Test
    void an_order_that_is_over_cannot_be_changed() {
        when(orders.listScheduled(anyInt(), any())).thenReturn(List.of(start.withState(new OrderState.Done(Instant.EPOCH))));
        signIn("sam", Locale.US, UserRole.STAFF);
        create(StaffOrdersView.class, orders);
        assertThat(text()).doesNotContain("Change or cancel it");
    }
}
