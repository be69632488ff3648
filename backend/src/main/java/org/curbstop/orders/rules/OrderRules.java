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
 * The rules of the jurisdiction for orders, as its policy pack says. @param intake codes of the documents that each kind of request needs
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
     * @param cutOff what is in before it counts as in on that day
     * @param ahead working days from then to the earliest day
     * @param furthest calendar days ahead
     * @param overlap days on which both places of a move may be served
     */
    public record DateRules(LocalTime cutOff, int ahead, int furthest, int overlap, SameDayRules sameDay, String source) {}

    /** @param until before it the very day can be had, for {@code fee} */
    public record SameDayRules(LocalTime until, Money fee) {}

    public enum VisitPolicy { NEVER, WHEN_OFF, ALWAYS }

    /** @param terms what the tariff must know where no earlier agreement says it */
    public record ServiceRules(VisitPolicy visit, OrderQuote.Access access, Map<String, String> terms) {
        public ServiceRules {
            terms = Map.copyOf(terms);
        }
    }

    public record TaskRules(OrderQuote.Access access) {}

    /** What a visit means that nobody has reported on by the end of its day. */
    public enum UnreportedVisitPolicy { TO_STAFF, DONE }

    /** @param remind time of day, on the last working day before a visit */
    public record FieldRules(Map<VisitWindow, WindowHours> halves, LocalTime remind, UnreportedVisitPolicy unreported,
            List<FieldArea> areas, String source) {
        public FieldRules {
            halves = Map.copyOf(halves);
            areas = List.copyOf(areas);
        }

        public FieldArea area(String name) {
            return areas.stream().filter(a -> a.name().equals(name)).findFirst().orElse(areas.getFirst());
        }

        /** Of a place on this feeder; the first area where it is on none that is known. */
        public FieldArea serving(String feeder) {
            return areas.stream().filter(a -> a.feeders().contains(feeder)).findFirst().orElse(areas.getFirst());
        }
    }

    public record WindowHours(LocalTime from, LocalTime until) {}

    /** @param capacity how many places can be gone to in each half of a day */
    public record FieldArea(String name, Set<String> feeders, Map<VisitWindow, Integer> capacity) {
        public FieldArea {
            feeders = Set.copyOf(feeders);
            capacity = Map.copyOf(capacity);
        }
    }

    /** @param points of each indicator, for staff to evaluate */
    public record IdentityRules(int ofAge, Map<IdentityScore.Indicator, Integer> points, String source) {
        public IdentityRules {
            points = Map.copyOf(points);
        }
    }

    /**
     * @param residential for each service that has one; a service without an amount needs none
     * @param none no money, in the currency of the others
     * @param historyMonths from which on a customer who owes nothing past due pays none
     * @param payAtOnce whether it may be paid before the first bill, by a link with the confirmation
     */
    public record DepositRules(Map<ServiceType, Money> residential, Money none, int historyMonths, boolean payAtOnce, String source) {
        public DepositRules {
            residential = Map.copyOf(residential);
        }
    }

    /** @param waitDays for a reading after the last day, before the last bill is estimated */
    public record FinalBillRules(int waitDays, int daysToPay, String source) {}

    /** @param occupantNotice days that a tenant has before a stop by the owner */
    public record ContinuousServiceRules(int occupantNotice, String source) {}
}
