package org.curbstop.orders.entry;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.curbstop.common.Actor;
import org.curbstop.common.PersonId;
import org.curbstop.common.PremiseId;
import org.curbstop.orders.Applicant;
import org.curbstop.orders.NewOrder;
import org.curbstop.orders.OrderQuote;
import org.curbstop.orders.OrderRefusal;
import org.curbstop.orders.OrderRefusal.Reason;
import org.curbstop.orders.OrderRequest;
import org.curbstop.orders.ServiceOrder;
import org.curbstop.orders.appointments.Appointments;
import org.curbstop.orders.appointments.OrderCalendar;
import org.curbstop.orders.premises.PremiseOccupancy;
import org.curbstop.orders.rules.IdentityScore;
import org.curbstop.orders.rules.OrderRules;
import org.curbstop.utility.ServiceType;
import org.springframework.stereotype.Component;

/** Validates by named lists of rules whether an order can be placed as chosen, and whether staff must review it first. */
@Component
public final class OrderValidation {

    private record QuotedOrder(NewOrder order, OrderQuote quote, Actor who) {}

    private record RefusalRule(Reason reason, String source, Predicate<QuotedOrder> isBroken) {}

    private record ReviewRule(String name, Predicate<ReviewFacts> applies) {}

    private record ReviewFacts(PersonId by, Optional<Applicant> applicant, PremiseId place, Set<ServiceType> services, LocalDate start) {}

    private final List<RefusalRule> rules;
    private final List<ReviewRule> reviewRules;

    public OrderValidation(IdentityScore identity, PremiseOccupancy occupancy, Appointments appointments, OrderCalendar days,
            OrderRules policy) {
        this.rules = List.of(new RefusalRule(Reason.NOT_YOURS, "",
                        c -> c.order().request() instanceof OrderRequest.Start start && start.applicant().isEmpty()
                                && c.who().person().isEmpty()), new RefusalRule(Reason.UNDER_AGE, policy.identity().source(),
                        c -> applicant(c.order().request()).filter(who -> !identity.mayContract(who, days.today())).isPresent()),
                new RefusalRule(Reason.DAY_NOT_OFFERED, policy.days().source(),
                        c -> isNotOffered(c.order().days().start(), c.quote().start())
                        || isNotOffered(c.order().days().stop(), c.quote().stop())),
                new RefusalRule(Reason.TOO_MUCH_OVERLAP, policy.days().source(), c -> c.order().request() instanceof OrderRequest.Move
                                && isOutsideOverlap(c.order().days(), policy.days().overlap())),
                new RefusalRule(Reason.SLOT_NEEDED, policy.field().source(), c -> c.quote().visit().isPresent()
                        && c.order().slot().filter(slot -> c.order().days().start().equals(Optional.of(slot.day()))
                                && appointments.isOffered(slot, appointments.area(place(c)))).isEmpty()));
        this.reviewRules = List.of(
                new ReviewRule("occupied", a -> occupancy.isOccupied(a.place(), a.services(), a.by(), a.start())),
                new ReviewRule("another-order", a -> occupancy.isOrderedByAnother(a.place(), a.services(), a.by())),
                // Red Flags Rule: self-reported identity opens no account. A verified customer orders without an applicant.
                new ReviewRule("identity", a -> a.applicant().isPresent()));
    }

    /** Returns the refusal by the first broken rule. */
    Optional<OrderRefusal> findRefusal(NewOrder wanted, OrderQuote quote, Actor actor) {
        var quoted = new QuotedOrder(wanted, quote, actor);
        return rules.stream().filter(rule -> rule.isBroken().test(quoted)).findFirst()
                .map(rule -> new OrderRefusal(rule.reason(), rule.source()));
    }

    /** Returns the first reason for review by staff. Orders placed by staff need no review. */
    Optional<String> findReviewReason(NewOrder wanted, ServiceOrder order, Actor actor) {
        if (actor.staff().isPresent() || wanted.days().start().isEmpty() || wanted.request() instanceof OrderRequest.Visit) {
            return Optional.empty();
        }
        var asked = new ReviewFacts(order.parties().person(), applicant(wanted.request()), order.place(), order.terms().services(),
                wanted.days().start().get());
        return reviewRules.stream().filter(doubt -> doubt.applies().test(asked)).findFirst().map(ReviewRule::name);
    }

    private static PremiseId place(QuotedOrder c) {
        return switch (c.order().request()) {
            case OrderRequest.Start start -> start.premise();
            case OrderRequest.Move move -> move.to();
            case OrderRequest.Stop stop -> throw new IllegalStateException("a stop needs no visit");
            case OrderRequest.Visit visit -> c.quote().visit().orElseThrow().place();
        };
    }

    private static Optional<Applicant> applicant(OrderRequest request) {
        return request instanceof OrderRequest.Start start ? start.applicant() : Optional.empty();
    }

    private static boolean isNotOffered(Optional<LocalDate> day, Optional<OrderQuote.DateChoice> choice) {
        return day.isPresent() != choice.isPresent() || day.isPresent() && !choice.orElseThrow().days().contains(day.get());
    }

    /** A gap without service at either place is refused, as is too long an overlap. */
    static boolean isOutsideOverlap(OrderRequest.ServiceDates days, int overlap) {
        if (days.start().isEmpty() || days.stop().isEmpty()) {
            return true;
        }
        long both = ChronoUnit.DAYS.between(days.start().get(), days.stop().get());
        return both < -1 || both > overlap;
    }
}
