package org.curbstop.web.orders;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.OrderState;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.utility.ServiceType;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;

/** Summarizes an order in a line: what it is, its status and the next step; the same for customers and staff. */
final class OrderSummaryText {

    private OrderSummaryText() {}

    static String title(ServiceOrder order, OrderViewContext ordering) {
        return I18n.text("service.what." + order.kind(), ordering.street(order.place()));
    }

    static StatusChip stateChip(OrderState state) {
        return new StatusChip(tone(state), stateText(state));
    }

    static String stateText(OrderState state) {
        return I18n.text("service.state." + state.code());
    }

    static StatusChip.Tone tone(OrderState state) {
        return switch (state) {
            case OrderState.AwaitingStaff _ -> StatusChip.Tone.WAIT;
            case OrderState.Accepted _, OrderState.Scheduled _ -> StatusChip.Tone.GOOD;
            case OrderState.InProgress _ -> StatusChip.Tone.WAIT;
            case OrderState.Done _ -> StatusChip.Tone.GOOD;
            case OrderState.Cancelled _ -> StatusChip.Tone.PLAIN;
            case OrderState.Refused _ -> StatusChip.Tone.BAD;
        };
    }

    /** Returns service names as a list, such as "Electricity, water and sewer". */
    static String services(Collection<ServiceType> services) {
        return I18n.formats().list(services.stream().sorted().map(service -> I18n.text("service", service)).toList());
    }

    /** Returns the last day of the service that an open order ends. */
    static Optional<LocalDate> lastDay(List<ServiceOrder> orders, AccountId account, ServiceType service) {
        return orders.stream().filter(order -> order.state().isOpen() && order.terms().stops().equals(Optional.of(account)))
                .filter(order -> order.kind() == OrderRequest.Kind.MOVE || order.terms().services().contains(service))
                .findFirst().flatMap(order -> order.days().stop());
    }

    /** Returns what happens next and when. */
    static String nextStep(ServiceOrder order, OrderViewContext ordering) {
        if (!order.state().isOpen()) {
            return "";
        }
        if (order.state() instanceof OrderState.AwaitingStaff) {
            return I18n.text("service.next.staff");
        }
        return order.visit()
                .map(visit -> visit.lateBy() > 0 ? I18n.text("service.next.late", visit.lateBy())
                        : I18n.text("service.next.visit", ordering.windowText(visit.slot())))
                .orElseGet(() -> dates(order));
    }

    static String dates(ServiceOrder order) {
        var days = order.days();
        if (days.start().isPresent() && days.stop().isPresent()) {
            return I18n.text("service.days.move", I18n.date(days.start().get()), I18n.date(days.stop().get()));
        }
        return days.start().map(day -> I18n.text("service.days.start", I18n.date(day)))
                .orElseGet(() -> I18n.text("service.days.stop", I18n.date(days.first())));
    }
}
