package org.curbstop.orders;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.curbstop.common.Money;
import org.curbstop.utility.UtilityService;

/** The rules of the jurisdiction for orders, as its policy pack says. @param intake codes of the papers that each kind of request needs */
record OrderRules(
        Days days, Map<UtilityService, Supply> services, Map<Task, Errand> tasks, Field field, Identity identity, Deposits deposits, Landlords landlords, FinalBill finalBill,
        Map<IntakeRequest.Kind, List<String>> intake) {

    OrderRules {
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
    record Days(LocalTime cutOff, int ahead, int furthest, int overlap, SameDay sameDay, String source) {}

    /** @param until before it the very day can be had, for {@code fee} */
    record SameDay(LocalTime until, Money fee) {}

    enum Comes { NEVER, WHEN_OFF, ALWAYS }

    /** @param terms what the tariff must know where no earlier agreement says it */
    record Supply(Comes visit, Quote.Access access, Map<String, String> terms) {
        Supply {
            terms = Map.copyOf(terms);
        }
    }

    record Errand(Quote.Access access) {}

    /** What a visit means that nobody has reported on by the end of its day. */
    enum Unreported { TO_STAFF, DONE }

    /** @param remind time of day, on the last working day before a visit */
    record Field(Map<HalfDay, Hours> halves, LocalTime remind, Unreported unreported, List<Area> areas, String source) {
        Field {
            halves = Map.copyOf(halves);
            areas = List.copyOf(areas);
        }

        Area area(String name) {
            return areas.stream().filter(a -> a.name().equals(name)).findFirst().orElse(areas.getFirst());
        }

        /** Of a place on this feeder; the first area where it is on none that is known. */
        Area serving(String feeder) {
            return areas.stream().filter(a -> a.feeders().contains(feeder)).findFirst().orElse(areas.getFirst());
        }
    }

    record Hours(LocalTime from, LocalTime until) {}

    /** @param capacity how many places can be gone to in each half of a day */
    record Area(String name, Set<String> feeders, Map<HalfDay, Integer> capacity) {
        Area {
            feeders = Set.copyOf(feeders);
            capacity = Map.copyOf(capacity);
        }
    }

    /** @param points of each sign, for staff to weigh */
    record Identity(int ofAge, Map<IdentityScore.Sign, Integer> points, String source) {
        Identity {
            points = Map.copyOf(points);
        }
    }

    /**
     * @param residential for each service that has one; a service without an amount needs none
     * @param none no money, in the currency of the others
     * @param historyMonths from which on a customer who owes nothing past due pays none
     * @param payAtOnce whether it may be paid before the first bill, by a link with the confirmation
     */
    record Deposits(Map<UtilityService, Money> residential, Money none, int historyMonths, boolean payAtOnce, String source) {
        Deposits {
            residential = Map.copyOf(residential);
        }
    }

    /** @param waitDays for a reading after the last day, before the last bill is estimated */
    record FinalBill(int waitDays, int daysToPay, String source) {}

    /** @param occupantNotice days that a tenant has before a stop by the owner */
    record Landlords(int occupantNotice, String source) {}
}
