package org.curbstop.orders.rules;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.curbstop.common.Money;
import org.curbstop.orders.FieldTask;
import org.curbstop.orders.IntakeRequest;
import org.curbstop.orders.OrderQuote;
import org.curbstop.orders.VisitWindow;
import org.curbstop.utility.ServiceType;

/**
 * Rules of the jurisdiction for orders, from its policy pack.
 *
 * @param intake codes of the documents that each kind of application needs
 */
public record OrderRules(
        DateRules days, Map<ServiceType, ServiceRules> services, Map<FieldTask, TaskRules> tasks, FieldRules field, IdentityRules identity,
        DepositRules deposits, ContinuousServiceRules continuousService, FinalBillRules finalBill,
        Map<IntakeRequest.Kind, List<String>> intake) {

    public OrderRules {
        services = Map.copyOf(services);
        tasks = Map.copyOf(tasks);
        intake = Map.copyOf(intake);
    }

    /**
     * @param cutOff time before which an order counts as received that day
     * @param ahead business days from then to the earliest day
     * @param furthest maximum number of calendar days ahead
     * @param overlap maximum number of days with service at both places of a move
     */
    public record DateRules(LocalTime cutOff, int ahead, int furthest, int overlap, SameDayRules sameDay, String source) {}

    /** @param until time until which the same day is available, for {@code fee} */
    public record SameDayRules(LocalTime until, Money fee) {}

    public enum VisitPolicy { NEVER, WHEN_OFF, ALWAYS }

    /** @param terms terms for the tariff if no earlier agreement has them */
    public record ServiceRules(VisitPolicy visit, OrderQuote.Access access, Map<String, String> terms) {
        public ServiceRules {
            terms = Map.copyOf(terms);
        }
    }

    public record TaskRules(OrderQuote.Access access) {}

    /** How a visit counts that nobody has reported on by the end of its day. */
    public enum UnreportedVisitPolicy { TO_STAFF, DONE }

    /** @param remind time of day of reminders, on the last business day before a visit */
    public record FieldRules(Map<VisitWindow, WindowHours> halves, LocalTime remind, UnreportedVisitPolicy unreported,
            List<FieldArea> areas, String source) {
        public FieldRules {
            halves = Map.copyOf(halves);
            areas = List.copyOf(areas);
        }

        public FieldArea area(String name) {
            return areas.stream().filter(a -> a.name().equals(name)).findFirst().orElse(areas.getFirst());
        }

        /** Returns the area that serves a feeder; the first area if none does. */
        public FieldArea serving(String feeder) {
            return areas.stream().filter(a -> a.feeders().contains(feeder)).findFirst().orElse(areas.getFirst());
        }
    }

    public record WindowHours(LocalTime from, LocalTime until) {}

    /** @param capacity number of visits in each half-day */
    public record FieldArea(String name, Set<String> feeders, Map<VisitWindow, Integer> capacity) {
        public FieldArea {
            feeders = Set.copyOf(feeders);
            capacity = Map.copyOf(capacity);
        }
    }

    /** @param points points of each indicator, as advice for staff */
    public record IdentityRules(int ofAge, Map<IdentityScore.Indicator, Integer> points, String source) {
        public IdentityRules {
            points = Map.copyOf(points);
        }
    }

    /**
     * @param residential amount for each service; a service without one needs no deposit
     * @param none zero in the currency of the amounts
     * @param historyMonths months after which a customer without past-due debt pays no deposit
     * @param payAtOnce whether it may be paid before the first bill, by a link in the confirmation
     */
    public record DepositRules(Map<ServiceType, Money> residential, Money none, int historyMonths, boolean payAtOnce, String source) {
        public DepositRules {
            residential = Map.copyOf(residential);
        }
    }

    /** @param waitDays days to wait for a meter read after the last day before the final bill is estimated */
    public record FinalBillRules(int waitDays, int daysToPay, String source) {}

    /** @param occupantNotice days of notice to a tenant before a stop by the owner */
    public record ContinuousServiceRules(int occupantNotice, String source) {}
}
